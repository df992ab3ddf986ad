#include "publication/errors.hpp"
#include "publication/publication.hpp"
#include "publication/rules_of.hpp"
#include "publication/sample_workbook_test.hpp"
#include "publication/workbook.hpp"

#include <cstdlib>
#include <fstream>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace renga::publication {
namespace {

namespace fs = std::filesystem;
using disclosure::Severity;
using disclosure::Verdict;
using Json = nlohmann::json;

/// A folder of its own for one test, empty at the beginning.
class Submissions : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() / (std::string("renga_submission_") + test->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "in");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, std::string_view bytes) const {
    std::ofstream(folder_ / "in" / name, std::ios::binary) << bytes;
  }
  std::string bytes(const fs::path& name) const { return *files::read_small(folder_ / name); }

  Result<Report> checked(Options options) const {
    options.declaration = folder_ / "in" / "declaration.toml";
    NoProgress progress;
    return check(options, progress);
  }
  Report report(const Options& options = {}) const {
    auto result = checked(options);
    EXPECT_TRUE(result) << result.error().message(Language::english);
    ensure(result.has_value(), "the test's declaration is read");
    return std::move(*result);
  }

  fs::path folder_;
};

/// "rule severity sheet cell name" for each finding.
std::vector<std::string> told(const disclosure::Judgement& judgement) {
  std::vector<std::string> lines;
  for (const disclosure::Finding& found : judgement.findings)
    lines.push_back(found.rule + " " + std::string(name_of(found.severity)) + " " + found.sheet +
                    " " + found.cell);
  return lines;
}

using Lines = std::vector<std::string>;

constexpr std::string_view kBook = R"(rulebook = "ndb-2023-10"
data_kind = "special_extraction"
dossier = "R7-0001"
[[table]]
file = "book.xlsx"
sheet = "患者"
range = "A3:D6"
notes = ["A1"]
layout = "grid"
[[table.dimension]]
header = "columns"
level = 1
kind = "sex"
total = "計"
[[table.dimension]]
header = "rows"
level = 1
kind = "prefecture"
total = "計"
[[table.measure]]
name = "patients"
unit = "patients"
)";

/// `small` are the women of 東京都, printed as `shown`.
sample::SampleSheet patients(int small = 7, const std::string& shown = "") {
  const auto number = [](int value) { return std::to_string(value); };
  return {"患者", sample::rows_of(
                      {{"表1 患者数"},
                       {},
                       {"都道府県", "男", "女", "計"},
                       {"北海道", "120", "96", "216"},
                       {"東京都", "88", shown.empty() ? number(small) : shown, number(88 + small)},
                       {"計", "208", number(96 + small), number(304 + small)}})};
}

// CHK-4, CHK-9, CHK-63; PUB-01
TEST_F(Submissions, AWorkbookIsJudgedWithSheetAndAddress) {
  write("declaration.toml", kBook);
  write("book.xlsx", sample::workbook({patients()}));
  const Report found = report();
  EXPECT_EQ(told(found.before), (Lines{"patients-min violation 患者 C5"}));
  const Json json = Json::parse(found.json());
  EXPECT_EQ(json["findings"][0]["sheet"], "患者");
  EXPECT_EQ(json["dossier"], "R7-0001");
}

// CHK-16, CHK-72, CHK-73
TEST_F(Submissions, WhatAWorkbookHoldsBesideItsTablesIsTold) {
  write("declaration.toml", kBook);
  sample::SampleSheet sheet = patients(96);
  sheet.data.replace(sheet.data.find("<v>184</v>"), 10, "<f>B5+C5</f><v>184</v>");
  sheet.data.replace(sheet.data.find("<row r=\"5\""), 10, "<row r=\"5\" hidden=\"1\"");
  sheet.before = "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>";
  sheet.data += "<row r=\"8\"><c r=\"A8\" t=\"inlineStr\"><is><t>note</t></is></c></row>";
  sample::Parts parts = sample::parts_of({sheet,
                                          {"計算", sample::rows_of({{"7"}}), "", "", "hidden"},
                                          {"別", sample::rows_of({{"7"}})}});
  parts.emplace_back("xl/comments1.xml", "<c/>");
  write("book.xlsx", sample::zipped(parts));
  EXPECT_EQ(told(report().before),
            (Lines{"undeclared warning 患者 A5", "undeclared warning 患者 B3",
                   "undeclared warning 患者 D5", "undeclared warning 患者 A8",
                   "undeclared warning 計算 ", "undeclared warning 別 ", "undeclared warning  "}))
      << report().json();
}

// CHK-76, CHK-45
TEST_F(Submissions, FixHidesCellsOfAWorkbookAndReadsTheCopyAgain) {
  write("declaration.toml", kBook);
  write("book.xlsx", sample::workbook({patients()}));
  Options options;
  options.fix = folder_ / "out";
  const Report found = report(options);
  EXPECT_EQ(found.before.verdict, Verdict::fail);
  EXPECT_EQ(found.verdict(), Verdict::pass) << found.json();
  EXPECT_EQ(found.hidden_primary, 1);
  const auto copy = Workbook::open(bytes("out/book.xlsx"), "book.xlsx");
  ASSERT_TRUE(copy);
  EXPECT_EQ(copy->sheets()[0].text({4, 2}), "*");
  EXPECT_EQ(copy->sheets()[0].text({0, 0}), "表1 患者数");
}

// CHK-75; PUB-16
TEST_F(Submissions, APivotTableMayStillHoldWhatIsHidden) {
  write("declaration.toml", kBook);
  sample::Parts parts = sample::parts_of({patients(7, "*")});
  parts.emplace_back("xl/pivotCache/records1.xml", "<c/>");
  write("book.xlsx", sample::zipped(parts));
  EXPECT_EQ(told(report().before).back(), "recoverable violation  ");
  parts = sample::parts_of({patients(96)});
  parts.emplace_back("xl/pivotCache/records1.xml", "<c/>");
  write("book.xlsx", sample::zipped(parts));
  EXPECT_EQ(told(report().before).back(), "undeclared warning  ");
}

/// A chart of one series with copies of B4, B5, … or of other cells.
std::string chart_of(const std::vector<std::string>& values,
                     const std::string& cells = "患者!$B$4:$B$6") {
  std::string points;
  for (std::size_t i = 0; i < values.size(); ++i)
    points += "<pt idx=\"" + std::to_string(i) + "\"><v>" + values[i] + "</v></pt>";
  return "<c><numRef><f>" + cells + "</f><numCache>" + points + "</numCache></numRef></c>";
}

sample::Parts with_chart(const sample::SampleSheet& sheet, const std::string& chart) {
  sample::Parts parts = sample::parts_of({sheet});
  parts.emplace_back("xl/charts/chart1.xml", chart);
  return parts;
}

// CHK-77
TEST_F(Submissions, AChartOfWhatTheTablePrintsTellsNothingMore) {
  write("declaration.toml", kBook);
  write("book.xlsx", sample::zipped(with_chart(patients(96), chart_of({"120", "88", "208.0"}))));
  EXPECT_EQ(told(report().before), Lines{});
  write("book.xlsx", sample::zipped(with_chart(patients(96), chart_of({"120", "87", "208"}))));
  EXPECT_EQ(told(report().before), (Lines{"undeclared warning  "}));
  write("book.xlsx", sample::zipped(with_chart(patients(96), chart_of({"7"}, "作業!$B$4"))));
  const Report found = report();
  EXPECT_EQ(told(found.before), (Lines{"undeclared warning  "}));
  EXPECT_NE(found.before.findings[0].english.find("1 value(s) that no declared table shows"),
            std::string::npos);
  write("book.xlsx",
        sample::zipped(with_chart(patients(96), "<c><t>図1</t>" + chart_of({"120"}) + "</c>")));
  EXPECT_EQ(told(report().before), (Lines{"undeclared warning  "})) << "its title is not judged";
}

// CHK-78, CHK-79; PUB-16
TEST_F(Submissions, AChartOfAHiddenCellShowsItAndACopyNoMore) {
  write("declaration.toml", kBook);
  write("book.xlsx",
        sample::zipped(with_chart(patients(7, "*"), chart_of({"96", "7"}, "患者!$C$4:$C$5"))));
  EXPECT_EQ(told(report().before).back(), "recoverable violation 患者 C5");
  Options options;
  options.fix = folder_ / "out";
  const Report found = report(options);
  for (const std::string& line : told(*found.after))
    EXPECT_EQ(line.find("recoverable"), std::string::npos) << line;
  const auto copy = Workbook::open(bytes("out/book.xlsx"), "book.xlsx");
  ASSERT_TRUE(copy);
  for (const ChartPoint& point : copy->charts()[0].points) EXPECT_NE(point.text, "7");
}

// CHK-77; PUB-16
TEST_F(Submissions, AChartOfOtherCellsMayHoldWhatIsHidden) {
  write("declaration.toml", kBook);
  write("book.xlsx",
        sample::zipped(with_chart(patients(7, "*"), chart_of({"96", "7"}, "作業!$C$4:$C$5"))));
  EXPECT_EQ(told(report().before).back(), "recoverable violation  ");
}

// CHK-17
TEST_F(Submissions, MergedValuesAreRefusedWithTheirAddress) {
  write("declaration.toml", kBook);
  sample::SampleSheet sheet = patients();
  sheet.after = "<mergeCells><mergeCell ref=\"B4:C4\"/></mergeCells>";
  write("book.xlsx", sample::workbook({sheet}));
  const auto result = checked({});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code(), code::value_cells_merged);
  EXPECT_EQ(result.error().where().row, 4);
  EXPECT_EQ(result.error().where().column, "B");
}

// CHK-4
TEST_F(Submissions, AnUnknownSheetIsRefusedWithThoseThereAre) {
  write("declaration.toml", kBook);
  write("book.xlsx", sample::workbook({{"外来", sample::rows_of({{"1"}})}}));
  const auto result = checked({});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code(), code::sheet_unknown);
  EXPECT_EQ(result.error().detail("sheets"), "外来");
}

constexpr std::string_view kMunicipal = R"(rulebook = "ndb-2023-10"
data_kind = "special_extraction"
population = "population.csv"
[[table]]
file = "t.csv"
layout = "long"
[[table.dimension]]
column = "市区町村"
kind = "municipality"
[[table.measure]]
column = "患者数"
unit = "patients"
)";

// CHK-3; PUB-02a, PUB-02b
TEST_F(Submissions, PopulationsDecideAndAreNoTableToBePublished) {
  write("declaration.toml", kMunicipal);
  write("population.csv",
        "\xEF\xBB\xBF"
        "area_code,area_name,population\n13000,東京都,14047594\n13364,神津島村,\"1,855\"\n"
        "13401,八丈町,7042\n1100,札幌市,1973395\n");
  write("t.csv", "市区町村,患者数\n13364,30\n八丈町,12\n札幌市,12\n");
  EXPECT_EQ(told(report().before), (Lines{"patients-min-municipality violation  B2",
                                          "patients-min-municipality violation  B3"}));
}

// CHK-3
TEST_F(Submissions, ABadTableOfPopulationsIsRefusedWithItsRow) {
  write("declaration.toml", kMunicipal);
  write("t.csv", "市区町村,患者数\n13364,30\n");
  for (const auto& [text, row] :
       {std::pair("name,people\na,1\n", 0), std::pair("code,population\nx,1\n", 2),
        std::pair("code,population\n13364,many\n", 2),
        std::pair("code,population\n13364,1\n133641,1\n", 0)}) {
    write("population.csv", text);
    const auto result = checked({});
    ASSERT_FALSE(result) << text;
    EXPECT_EQ(result.error().code(), code::population_unreadable) << text;
    EXPECT_EQ(result.error().where().row, row) << text;
  }
}

constexpr std::string_view kYoung = R"(rulebook = "ndb-2023-10"
data_kind = "special_extraction"
[[table]]
file = "t.csv"
layout = "long"
[[table.dimension]]
column = "年齢"
kind = "age"
[[table.measure]]
column = "患者数"
unit = "patients"
)";

// CHK-82, CHK-64; PUB-11: single years below 15 in 2022, below 20 in 2023.
TEST_F(Submissions, TwoVersionsStandSideBySide) {
  write("declaration.toml", kYoung);
  write("t.csv", "年齢,患者数\n12,30\n17,40\n20-24,50\n");
  Options options;
  options.rulebooks = {"ndb-2022-04", "ndb-2023-10"};
  const Report found = report(options);
  EXPECT_EQ(found.rulebook, "ndb-2022-04");
  EXPECT_EQ(found.verdict(), Verdict::fail);
  ASSERT_EQ(found.compared.size(), 1U);
  EXPECT_EQ(found.compared[0].judgement.verdict, Verdict::review);
  const Json json = Json::parse(found.json());
  EXPECT_EQ(json["findings"][1]["cite"], "第12 2(2)");
  EXPECT_EQ(json["compared"][0]["rulebook"], "ndb-2023-10");
  EXPECT_EQ(json["compared"][0]["findings"][1]["severity"], "warning");
}

// CHK-80, CHK-81; PUB-11, PUB-17
TEST_F(Submissions, AnExceptionIsNamedAndConfirmedByAPerson) {
  write("t.csv", "年齢,患者数\n12,30\n41,40\n");
  const std::string granted =
      "[[exception]]\nrule = \"age-band\"\nground = \"individual_consent\"\nreason = \"同意\"\n"
      "granted_by = \"person\"\nlabel = \"41\"\n";
  write("declaration.toml", std::string(kYoung) + granted);
  const Report found = report();
  EXPECT_EQ(found.verdict(), Verdict::review);
  const Json json = Json::parse(found.json());
  EXPECT_FALSE(json["findings"][0].contains("exception"));
  EXPECT_EQ(json["findings"][1]["exception"], 0);
  EXPECT_EQ(json["exceptions"][0]["reason"], "同意");
  write("declaration.toml", std::string(kYoung) +
                                "[[exception]]\nrule = \"age-band\"\nground = \"insurer_consent\"\n"
                                "reason = \"x\"\ngranted_by = \"insurer\"\n");
  EXPECT_EQ(checked({}).error().code(), code::exception_unknown);
}

// CHK-100 to CHK-104
TEST_F(Submissions, ThePageDrawsTheTableAndSaysWhatFollows) {
  write("declaration.toml", kBook);
  write("book.xlsx", sample::workbook({patients(7, "*")}));
  for (const Language language : {Language::japanese, Language::english}) {
    Options options;
    options.report = folder_ / "report.html";
    options.existing = files::Existing::replace;
    options.language = language;
    report(options);
    const std::string page = bytes("report.html");
    EXPECT_NE(page.find("C5 = "), std::string::npos);
    EXPECT_NE(page.find("computed-cell"), std::string::npos);
    EXPECT_NE(page.find("source-cell"), std::string::npos);
    EXPECT_NE(page.find("R7-0001"), std::string::npos);
    EXPECT_NE(page.find(language == Language::japanese ? "自己点検票" : "Self-check form"),
              std::string::npos);
    EXPECT_NE(page.find(language == Language::japanese ? "第7 2" : "Chapter 7, 2"),
              std::string::npos);
    EXPECT_EQ(page.find("<script"), std::string::npos);
  }
}

/// The example of a workbook; its page stays in the temporary folder, to be looked at.
class ExampleWorkbook : public ::testing::TestWithParam<Language> {};

// CHK-35, CHK-28, CHK-103, CHK-110; PUB-02a, PUB-02b, PUB-16
TEST_P(ExampleWorkbook, ThreeHiddenCellsFollowAndTheRulesOfPlacesAreTold) {
  const bool japanese = GetParam() == Language::japanese;
  Options options;
  options.declaration =
      fs::path(RENGA_SOURCE_DIR) / "examples" / "check" / "workbook" / "declaration.toml";
  options.report =
      fs::temp_directory_path() / (japanese ? "renga-check-ja.html" : "renga-check-en.html");
  options.existing = files::Existing::replace;
  options.language = GetParam();
  options.rulebooks = {"ndb-2023-10", "ndb-2022-04"};
  NoProgress progress;
  const auto found = check(options, progress);
  ASSERT_TRUE(found) << found.error().message(Language::english);
  Lines computed;
  std::set<std::string> ids;
  for (const disclosure::Finding& finding : found->before.findings) {
    if (finding.rule == "recoverable" && finding.value)
      computed.push_back(finding.cell + " " + std::to_string(*finding.value));
    if (finding.sheet == "市区町村別") ids.insert(finding.citation.id);
  }
  EXPECT_EQ(computed, (Lines{"B6 7", "C7 3", "E7 9"}));
  EXPECT_EQ(ids, (std::set<std::string>{"PUB-01", "PUB-02a", "PUB-02b"}));
  const std::string page = *files::read_small(*options.report);
  EXPECT_NE(page.find("B6 = D6 − C6 = 38 − 31 = 7"), std::string::npos);
  EXPECT_NE(page.find("* → 7"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Languages, ExampleWorkbook,
                         ::testing::Values(Language::japanese, Language::english));

/// The two workbooks of NDB Open Data, by the declarations of examples/check/ndb-open-data.
struct OpenData {
  std::string workbook;
  std::string declaration;
  std::int64_t cells;
  std::int64_t narrowed;  ///< hidden cells that the printed total of their row narrows
};

class NdbOpenData : public ::testing::TestWithParam<OpenData> {};

// CHK-35, CHK-58, CHK-101
TEST_P(NdbOpenData, IsReadWholeAndTellsNarrowedPairs) {
  const OpenData& data = GetParam();
  const char* named = std::getenv("RENGA_REAL_DATA");
  const fs::path source(RENGA_SOURCE_DIR);
  const fs::path real = named != nullptr ? fs::path(named) : source / "../shared/real";
  const fs::path workbook = fs::absolute(real / "ndb-open-data" / data.workbook);
  if (!fs::exists(workbook))
    GTEST_SKIP() << "there is no " << workbook << "; RENGA_REAL_DATA names the folder of real data";
  const fs::path folder = fs::temp_directory_path() / ("renga_open_data_" + data.declaration);
  fs::remove_all(folder);
  fs::create_directories(folder);
  fs::create_symlink(workbook, folder / data.workbook);
  fs::copy(source / "examples" / "check" / "ndb-open-data" / data.declaration, folder);
  NoProgress progress;
  Options options;
  options.declaration = folder / data.declaration;
  options.second_look = true;
  options.report = folder / "report.html";
  const auto found = check(options, progress);
  ASSERT_TRUE(found) << found.error().message(Language::english);
  EXPECT_EQ(found->before.cells, data.cells);
  EXPECT_EQ(found->before.audit.recoverable, data.narrowed);
  EXPECT_EQ(found->before.audit.unproven, 0);
  EXPECT_EQ(found->before.audit.narrowest, 2);
  ASSERT_TRUE(found->second_look);
  EXPECT_GT(found->second_look->tried, 0);
  EXPECT_EQ(found->disagreeing, Lines{});
  EXPECT_NE(files::read_small(*options.report)->find(" → 1–3"), std::string::npos);
  for (const disclosure::Finding& finding : found->before.findings)
    EXPECT_NE(finding.rule, "undeclared") << finding.english << " " << finding.cell;
  const auto proposal = inspect(workbook, "ndb-2023-10", Language::english);
  ASSERT_TRUE(proposal);
  EXPECT_EQ(proposal->tables, 4U);
  fs::remove_all(folder);
}

INSTANTIATE_TEST_SUITE_P(
    Workbooks, NdbOpenData,
    ::testing::Values(OpenData{"10_K_surgery_prefecture.xlsx", "surgery.toml", 201'840, 857},
                      OpenData{"10_M_radiation_prefecture.xlsx", "radiation.toml", 7'296, 22}),
    [](const auto& values) { return values.param.declaration.substr(0, 7); });

}  // namespace
}  // namespace renga::publication
