#include "publication/publication.hpp"

#include "publication/csv_file.hpp"
#include "publication/errors.hpp"

#include <fstream>
#include <map>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <rapidcheck/gtest.h>

namespace renga::publication {
namespace {

namespace fs = std::filesystem;
using disclosure::Verdict;
using Json = nlohmann::json;

/// A folder of its own for one test, empty at the beginning.
class Publication : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() / (std::string("renga_publication_") + test->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "in");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, std::string_view bytes) const {
    std::ofstream(folder_ / "in" / name, std::ios::binary) << bytes;
  }
  std::string bytes(const fs::path& name) const { return *files::read_small(folder_ / name); }

  Result<Report> checked(bool fix = false, const std::string& mark = "*") const {
    Options options{.declaration = folder_ / "in" / "declaration.toml",
                    .fix = {},
                    .mark = mark,
                    .existing = files::Existing::refuse};
    if (fix) options.fix = folder_ / "out";
    NoProgress progress;
    return check(options, progress);
  }

  Report report(bool fix = false) const {
    auto result = checked(fix);
    ensure(result.has_value(), "the test's declaration is read");
    return std::move(*result);
  }

  fs::path folder_;
};

constexpr std::string_view kDeclaration = R"(rulebook = "ndb-2023-10"
data_kind = "special_extraction"
[[table]]
file = "table1.csv"
layout = "long"
[[table.dimension]]
column = "age"
kind = "age"
total = "計"
[[table.dimension]]
column = "sex"
kind = "sex"
total = "計"
[[table.measure]]
column = "patients"
unit = "patients"
)";

constexpr std::string_view kTable =
    "age,sex,patients\r\n"
    "40-44,男,31\r\n40-44,女,20\r\n40-44,計,51\r\n"
    "45-49,男,58\r\n45-49,女,25\r\n45-49,計,\"83\"\r\n"
    "計,男,89\r\n計,女,45\r\n計,計,134\r\n";

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string changed(text);
  return changed.replace(changed.find(from), from.size(), to);
}

// CHK-60
TEST_F(Publication, ATableWithoutSmallCellsPasses) {
  write("declaration.toml", kDeclaration);
  write("table1.csv", kTable);
  const Report found = report();
  EXPECT_EQ(found.verdict(), Verdict::pass);
  EXPECT_EQ(found.before.cells, 9);
  const Json json = Json::parse(found.json());
  EXPECT_EQ(json["verdict"], "pass");
  EXPECT_EQ(json["rulebook"], "ndb-2023-10");
  EXPECT_TRUE(json["findings"].empty());
  EXPECT_EQ(json["certificate"]["suppressed"], 0);
  EXPECT_EQ(json["files"][0]["file"], "table1.csv");
}

// CHK-61; PUB-01
TEST_F(Publication, ASmallCellIsReportedWithEverythingThatFindsIt) {
  write("declaration.toml", kDeclaration);
  write("table1.csv", replaced(replaced(kTable, "女,25", "女,７"), "\"83\"", "65"));
  const Report found = report();
  EXPECT_EQ(found.verdict(), Verdict::fail);
  const Json json = Json::parse(found.json(Language::japanese));
  ASSERT_EQ(json["findings"].size(), 1U);
  Json finding = json["findings"][0];
  EXPECT_NE(finding["message"].get<std::string>().find("10未満"), std::string::npos);
  EXPECT_EQ(finding["messages"]["ja"], finding["message"]);
  EXPECT_NE(finding["messages"]["en"].get<std::string>().find("10 patients"), std::string::npos);
  finding.erase("message");
  finding.erase("messages");
  EXPECT_EQ(finding, Json::parse(R"({"rule": "patients-min", "id": "PUB-01", "cite": "第7 2(1)①",
      "severity": "violation", "file": "table1.csv", "cell": "C6",
      "where": {"age": "45-49", "sex": "女"}, "measure": "patients", "value": 7, "limit": 10})"));
}

// PUB-01, both versions of the guideline
TEST_F(Publication, TheCitationIsThatOfTheNamedRulebook) {
  write("declaration.toml", replaced(kDeclaration, "ndb-2023-10", "ndb-2022-04"));
  write("table1.csv", replaced(kTable, "女,25", "女,7"));
  EXPECT_EQ(report().before.findings[0].citation.cite, "第12 2(1)①");
}

// PUB-20
TEST_F(Publication, TrialDatasetsAreExemptOnlySince2023) {
  write("table1.csv", replaced(kTable, "女,25", "女,7"));
  const std::string trial = replaced(kDeclaration, "special_extraction", "trial_dataset");
  write("declaration.toml", trial);
  EXPECT_EQ(report().verdict(), Verdict::pass);
  write("declaration.toml", replaced(trial, "ndb-2023-10", "ndb-2022-04"));
  EXPECT_EQ(report().verdict(), Verdict::fail);
}

TEST_F(Publication, ZeroAndMarksPass) {
  write("declaration.toml", kDeclaration);
  write("table1.csv",
        "age,sex,patients\n40-44,男,*\n40-44,女,10未満\n40-44,計,51\n"
        "45-49,男,－\n45-49,女,‐\n45-49,計,\"1,083\"\n"
        "50-54,男,0\n50-54,女,０\n50-54,計,0\n"
        "計,男,600\n計,女,534\n計,計,\"1,134\"\n");
  const Report found = report();
  EXPECT_EQ(found.verdict(), Verdict::pass) << found.json(Language::english);
}

// CHK-16; PUB-31
TEST_F(Publication, AnUndeclaredColumnOrFileNeedsReview) {
  write("declaration.toml", kDeclaration);
  write("table1.csv", replaced(kTable, "40-44,男,31", "40-44,男,31,memo"));
  Report found = report();
  EXPECT_EQ(found.verdict(), Verdict::review);
  ASSERT_EQ(found.before.findings.size(), 1U);
  EXPECT_EQ(found.before.findings[0].rule, "undeclared");
  EXPECT_EQ(found.before.findings[0].cell, "D2");

  write("table1.csv", kTable);
  write("table9.xlsx", "");
  found = report();
  EXPECT_EQ(found.verdict(), Verdict::review);
  EXPECT_EQ(found.before.findings[0].file, "table9.xlsx");
}

// CHK-16
TEST_F(Publication, ADeclaredFileIsKnownHoweverItIsWritten) {
  write("declaration.toml", replaced(kDeclaration, "table1.csv", "../in/./table1.csv"));
  write("table1.csv", kTable);
  EXPECT_EQ(report().verdict(), Verdict::pass);
  write("TABLE2.CSV", kTable);
  EXPECT_EQ(report().verdict(), Verdict::review);
}

TEST_F(Publication, TheFileOfPopulationsIsDeclared) {
  write("declaration.toml",
        replaced(kDeclaration, "[[table]]", "population = \"population.csv\"\n[[table]]"));
  write("table1.csv", kTable);
  write("population.csv", "code,population\n");
  EXPECT_EQ(report().verdict(), Verdict::pass);
}

// CHK-102
TEST_F(Publication, ALongTableIsDrawnWithItsHeaderAndWhatFindingsSpeakOf) {
  write("declaration.toml", kDeclaration);
  std::string table = "age,sex,patients\n";
  for (int year = 0; year < 100; year += 5)
    for (const char* sex : {"男", "女", "計"})
      table += std::to_string(year) + "-" + std::to_string(year + 4) + "," + sex +
               (year == 40 && sex == std::string("女") ? ",7\n"
                                                       : "," + std::to_string(1000 + year) + "\n");
  write("table1.csv", table);
  Options options{.declaration = folder_ / "in" / "declaration.toml", .fix = {}};
  options.report = folder_ / "report.html";
  options.language = Language::english;
  NoProgress progress;
  ASSERT_TRUE(check(options, progress));
  const std::string page = bytes("report.html");
  EXPECT_NE(page.find("40-44"), std::string::npos);
  EXPECT_EQ(page.find("1095"), std::string::npos) << "a row that no finding speaks of";
  EXPECT_NE(page.find("only"), std::string::npos);
}

// CHK-40, CHK-41, CHK-46, CHK-44, CHK-45, CHK-49, CHK-62
TEST_F(Publication, FixHidesTheCellAndItsNeighboursAndNothingElse) {
  write("declaration.toml", kDeclaration);
  std::string table = replaced(replaced(kTable, "女,25", "女,7"), "\"83\"", "\"65\"");
  table = replaced(replaced(table, "計,女,45", "計,女,27"), "計,計,134", "計,計,116");
  write("table1.csv", table);
  const Report found = report(true);
  EXPECT_EQ(found.before.verdict, Verdict::fail);
  ASSERT_TRUE(found.after);
  EXPECT_EQ(found.verdict(), Verdict::pass);
  EXPECT_EQ(found.hidden_primary, 1);
  EXPECT_EQ(found.hidden_secondary, 3);
  std::string expected = table;
  for (const std::string_view cell : {"男,31", "女,20", "男,58", "女,7"})
    expected = replaced(expected, cell, std::string(cell.substr(0, 4)) + "*");
  EXPECT_EQ(bytes("out/table1.csv"), expected);
  EXPECT_EQ(bytes("in/table1.csv"), table);
  const Json json = Json::parse(found.json());
  EXPECT_EQ(json["verdict"], "fail");
  EXPECT_EQ(json["protected"]["verdict"], "pass");
  const Json reasons = Json::parse(bytes("out/hidden.json"))["hidden"];
  ASSERT_EQ(reasons.size(), 4U);
  std::map<std::string, Json> by_cell;
  for (const Json& one : reasons) by_cell[one["cell"]] = one;
  EXPECT_EQ(by_cell["C6"]["reason"], "primary");
  EXPECT_FALSE(by_cell["C6"].contains("protects"));
  EXPECT_EQ(by_cell["C3"]["reason"], "secondary");
  EXPECT_EQ(by_cell["C3"]["protects"]["cell"], "C6");
}

// CHK-43
TEST_F(Publication, FixPrintsOneMarkForAllHiddenCellsOfATable) {
  write("declaration.toml", kDeclaration);
  write("table1.csv",
        "age,sex,patients\n40-44,男,10未満\n40-44,女,20\n40-44,計,27\n"
        "45-49,男,\n45-49,女,25\n45-49,計,33\n計,男,15\n計,女,45\n計,計,60\n");
  ASSERT_TRUE(checked(true, "－"));
  EXPECT_EQ(bytes("out/table1.csv"),
            "age,sex,patients\n40-44,男,－\n40-44,女,－\n40-44,計,27\n"
            "45-49,男,－\n45-49,女,－\n45-49,計,33\n計,男,15\n計,女,45\n計,計,60\n");
}

// CHK-43
TEST_F(Publication, ASafeTableIsCopiedByteForByte) {
  write("declaration.toml", kDeclaration);
  write("table1.csv", kTable);
  EXPECT_EQ(report(true).verdict(), Verdict::pass);
  EXPECT_EQ(bytes("out/table1.csv"), kTable);
}

// CHK-40
TEST_F(Publication, FixWritesAllOrNothingAndNeverOverTheInput) {
  write("declaration.toml", kDeclaration);
  write("table1.csv", kTable);
  fs::create_directories(folder_ / "out");
  EXPECT_EQ(checked(true).error().code(), code::output_exists);
  EXPECT_TRUE(fs::is_empty(folder_ / "out"));
  for (const fs::path& target : {folder_, folder_ / "in", folder_ / "in" / ""}) {
    const Options options{.declaration = folder_ / "in" / "declaration.toml",
                          .fix = target,
                          .mark = "*",
                          .existing = files::Existing::replace};
    NoProgress progress;
    EXPECT_EQ(check(options, progress).error().code(), code::output_holds_input) << target;
  }
  EXPECT_EQ(bytes("in/table1.csv"), kTable);
}

// CHK-43
TEST_F(Publication, RefusesMarksThatClaimABoundOrAreNumbers) {
  write("declaration.toml", kDeclaration);
  write("table1.csv", kTable);
  for (const std::string mark : {"10未満", "<10", "0", "", "a,b"})
    EXPECT_EQ(checked(true, mark).error().code(), code::value_unknown) << mark;
}

TEST_F(Publication, RefusesAnUnknownRulebookAMissingFileAndABadCell) {
  write("table1.csv", kTable);
  write("declaration.toml", replaced(kDeclaration, "ndb-2023-10", "ndb-1999-01"));
  EXPECT_EQ(checked().error().code(), code::rulebook_unknown);
  write("declaration.toml", replaced(kDeclaration, "table1.csv", "table7.csv"));
  EXPECT_EQ(checked().error().code(), code::file_missing);
  write("declaration.toml", kDeclaration);
  write("table1.csv", replaced(kTable, "女,25", "女,some"));
  const auto result = checked(true);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code(), code::field_bad);
  EXPECT_EQ(result.error().where().row, 6);
  EXPECT_FALSE(fs::exists(folder_ / "out"));
}

TEST_F(Publication, TheExampleFailsAndItsCopiesPass) {
  const Options options{
      .declaration = fs::path(RENGA_SOURCE_DIR) / "examples" / "check" / "declaration.toml",
      .fix = folder_ / "out",
      .mark = "*",
      .existing = files::Existing::refuse};
  NoProgress progress;
  const auto result = check(options, progress);
  ASSERT_TRUE(result) << result.error().message(Language::english);
  EXPECT_EQ(result->before.verdict, Verdict::fail);
  ASSERT_EQ(result->before.findings.size(), 2U);
  EXPECT_EQ(result->before.findings[0].cell, "C3");
  EXPECT_EQ(result->before.findings[1].file, "diagnoses.csv");
  EXPECT_EQ(result->before.findings[1].cell, "C5");
  EXPECT_EQ(result->verdict(), Verdict::pass);
  // The second table stays CP932 with its CRLF ends.
  EXPECT_NE(bytes("out/diagnoses.csv").find("\x93\x8C\x8B\x9E\x93\x73,\"1,204\""),
            std::string::npos);
}

std::string band(std::size_t place) {
  return std::to_string(5 * place) + "-" + std::to_string(5 * place + 4);
}

/// A random two-way table with true totals as CSV, quoted and ended in random ways.
std::string random_csv() {
  const auto drawn = [](int first, int beyond) {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(first, beyond));
  };
  const int rows = drawn(1, 6);
  const int columns = drawn(1, 6);
  const std::string end = drawn(0, 2) == 0 ? "\n" : "\r\n";
  std::vector<std::vector<int>> cells(static_cast<std::size_t>(rows + 1),
                                      std::vector<int>(static_cast<std::size_t>(columns + 1)));
  for (std::size_t r = 0; r + 1 < cells.size(); ++r)
    for (std::size_t c = 0; c + 1 < cells[r].size(); ++c) {
      const int value = drawn(0, 3) == 0 ? 0 : drawn(0, 40);
      for (const std::size_t row : {r, cells.size() - 1})
        for (const std::size_t column : {c, cells[r].size() - 1}) cells[row][column] += value;
    }
  std::string csv = "age,sex,patients" + end;
  for (std::size_t r = 0; r < cells.size(); ++r)
    for (std::size_t c = 0; c < cells[r].size(); ++c) {
      const std::string number = std::to_string(cells[r][c]);
      csv += (r + 1 == cells.size() ? "計" : band(r)) + ",";
      csv += (c + 1 == cells[r].size() ? "計" : "c" + std::to_string(c)) + ",";
      csv += (drawn(0, 2) == 0 ? number : "\"" + number + "\"") + end;
    }
  return csv;
}

// CHK-41, CHK-46, CHK-44
RC_GTEST_FIXTURE_PROP(Publication, FixedTablesPassAndKeepEveryOtherByte, ()) {
  SetUp();
  const std::string before = random_csv();
  write("declaration.toml", kDeclaration);
  write("table1.csv", before);
  const Report found = report(true);
  // Sums with one part that is not zero are for a person to judge, before and after.
  RC_ASSERT(found.verdict() != Verdict::fail);
  const std::string after = bytes("out/table1.csv");
  const CsvFile old_file = *CsvFile::parse(before, ',', "before");
  const CsvFile new_file = *CsvFile::parse(after, ',', "after");
  const Sheet& new_sheet = new_file.sheet();
  std::vector<Place> marked;
  for (std::size_t row = 0; row < new_sheet.rows(); ++row)
    if (new_sheet.text({row, 2}) == "*") marked.push_back({row, 2});
  RC_ASSERT(std::ssize(marked) == found.hidden_primary + found.hidden_secondary);
  RC_ASSERT(*old_file.with_mark(marked, "*") == after);
}

}  // namespace
constexpr std::string_view kDrugDeclaration = R"(rulebook = "ndb-2023-10"
data_kind = "special_extraction"
[[table]]
file = "drugs.csv"
layout = "long"
[[table.dimension]]
column = "drug"
kind = "other"
codes = "drug"
[[table.measure]]
column = "amount"
unit = "prescriptions"
route = "by_code"
)";

Result<std::map<std::string, std::string>> drug_names(std::string_view master) {
  EXPECT_EQ(master, "drug");
  return std::map<std::string, std::string>{{"620000002", "架空注射液"}};
}

Result<std::map<std::string, std::string>> drug_routes(std::string_view master) {
  EXPECT_EQ(master, "drug");
  return std::map<std::string, std::string>{{"620000001", "oral"}, {"620000002", "injection"}};
}

// CHK-117, CHK-118
TEST_F(Publication, MastersTellNamesAndRoutesOfDrugs) {
  write("declaration.toml", kDrugDeclaration);
  write("drugs.csv", "drug,amount\r\n620000001,1200\r\n620000002,500\r\n620000003,500\r\n");
  Options options{.declaration = folder_ / "in" / "declaration.toml",
                  .fix = {},
                  .report = folder_ / "page.html"};
  NoProgress progress;
  // Without masters every drug has the strictest limit.
  EXPECT_EQ(check(options, progress)->before.findings.size(), 2U);
  options.masters = "masters";
  options.names_in = &drug_names;
  options.routes_in = &drug_routes;
  options.existing = files::Existing::replace;
  const auto with = check(options, progress);
  ASSERT_TRUE(with) << with.error().message(Language::english);
  ASSERT_EQ(with->before.findings.size(), 1U);
  EXPECT_EQ(with->before.findings[0].cell, "B4");
  EXPECT_EQ(with->before.findings[0].citation.id, "PUB-05");
  EXPECT_NE(bytes("page.html").find("620000002（架空注射液）"), std::string::npos);
  write("declaration.toml", replaced(kDrugDeclaration, "codes = \"drug\"\n", ""));
  EXPECT_EQ(check(options, progress).error().code(), code::field_bad);
}

}  // namespace renga::publication
