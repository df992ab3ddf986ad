#include "extract/extract.hpp"

#include "extract/approval_for_test.hpp"
#include "extract/errors.hpp"
#include "extract/layout.hpp"
#include "extract/place.hpp"
#include "extract/request.hpp"

#include <gtest/gtest.h>

namespace renga::extract {
namespace {

namespace fs = std::filesystem;

const std::string kHead = R"(database = "ndb"
kind = "special_extraction"
seed = 1
[period]
from = "2024-04"
until = "2024-05"
)";

const std::string kTables = R"([[table]]
name = "re"
columns = ["care_month"]
reason = "受療月"
[[table]]
name = "ho"
columns = ["disease"]
reason = "傷病"
)";

/// Five persons of stored NDB. Person 1: diabetes in April; 2: the same in June, outside the
/// period; 3: another disease in May; 4: diabetes, a man; 5: no receipt.
class ExtractTest : public testing::Test {
 protected:
  ExtractTest()
      : folder_(fs::path("extract-test") /
                testing::UnitTest::GetInstance()->current_test_info()->name()) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    write_dataset();
  }
  ~ExtractTest() override { fs::remove_all(folder_); }

  using Fill = std::function<void(engine::Appender&)>;

  static void fill(engine::Engine& engine, const TableSchema& schema, const Fill& rows) {
    ASSERT_TRUE(engine.create_table(schema));
    auto appender = engine.append_to(schema);
    ASSERT_TRUE(appender);
    rows(**appender);
    ASSERT_TRUE((*appender)->finish());
  }

  static void person(engine::Appender& to, std::int64_t number, std::string_view sex, int year) {
    to.integer(number);
    to.text(std::string(32, static_cast<char>('a' + number)));
    to.null();
    to.text("ok");
    to.text("not_in_history");
    to.text(sex);
    to.date(*Date::from_civil(year, 1, 1));
    to.end_row();
  }

  static void receipt(engine::Appender& to, std::int64_t number, std::int64_t person,
                      unsigned month) {
    to.integer(number);
    to.integer(person);
    to.date(*Date::from_civil(2024, month, 1));
    to.text("1234567");
    to.integer(1);
    to.null();
    to.end_row();
  }

  static void disease(engine::Appender& to, std::int64_t receipt, std::int64_t person,
                      std::string_view code) {
    to.integer(receipt);
    to.integer(person);
    to.text(code);
    to.end_row();
  }

  void write_dataset() {
    const TableSchema persons{"person",
                              {{"person", Type::integer, Role::key, "", ""},
                               {"id4", Type::text, Role::id, "", ""},
                               {"id5", Type::text, Role::id, "", ""},
                               {"id4_validity", Type::code, Role::plain, "", ""},
                               {"id5_validity", Type::code, Role::plain, "", ""},
                               {"sex", Type::code, Role::quasi, "", ""},
                               {"birth_month", Type::month, Role::quasi, "", ""}}};
    const TableSchema receipts{"re",
                               {{"receipt", Type::integer, Role::key, "", ""},
                                {"person", Type::integer, Role::key, "", ""},
                                {"care_month", Type::month, Role::plain, "", ""},
                                {"institution", Type::code, Role::plain, "", ""},
                                {"source_file", Type::integer, Role::plain, "", ""},
                                {"beds", Type::integer, Role::quasi, "", ""}}};
    const TableSchema diseases{"ho",
                               {{"receipt", Type::integer, Role::key, "", ""},
                                {"person", Type::integer, Role::key, "", ""},
                                {"disease", Type::code, Role::plain, "", ""}}};
    auto engine = engine::Engine::open({.memory_mib = 256, .threads = 2, .spill_folder = {}});
    ASSERT_TRUE(engine);
    fill(*engine, persons, [](engine::Appender& to) {
      for (const std::int64_t number : {1, 2, 3, 5}) person(to, number, "2", 1970);
      person(to, 4, "1", 1970);
    });
    fill(*engine, receipts, [](engine::Appender& to) {
      receipt(to, 11, 1, 4);
      receipt(to, 12, 1, 7);
      receipt(to, 21, 2, 6);
      receipt(to, 31, 3, 5);
      receipt(to, 41, 4, 5);
    });
    fill(*engine, diseases, [](engine::Appender& to) {
      disease(to, 11, 1, "2500013");
      disease(to, 12, 1, "2500013");
      disease(to, 21, 2, "2500013");
      disease(to, 31, 3, "4019014");
      disease(to, 41, 4, "2500013");
    });
    auto writer = dataset::Writer::create(folder_ / "stored", files::Existing::refuse);
    ASSERT_TRUE(writer);
    for (const TableSchema& schema : {persons, receipts, diseases})
      ASSERT_TRUE(writer->add(*engine, schema, schema.name, {}));
    Manifest manifest;
    manifest.id_kind = IdKind::stored;
    ASSERT_TRUE(writer->publish(manifest));
  }

  Result<Report> run(const std::string& request, std::string_view out = "out",
                     std::set<Act> acts = {Act::extract}, std::set<std::string> exceptions = {}) {
    EXPECT_TRUE(files::write_whole(folder_ / "r.toml", request, files::Existing::replace));
    NoProgress progress;
    return extract(service::ApprovalDesk::approval(std::move(acts), std::move(exceptions)),
                   options(out), progress);
  }

  Options options(std::string_view out) const {
    return {.dataset = folder_ / "stored",
            .request = folder_ / "r.toml",
            .out = folder_ / out,
            .limits = {.memory_mib = 256, .threads = 2, .spill_folder = {}},
            .form = form_,
            .report = page_};
  }

  fs::path folder_;
  dataset::Form form_ = dataset::Form::parquet;
  std::optional<fs::path> page_;
};

TEST_F(ExtractTest, EveryStepCountsThePersonsWhoAreLeft) {
  const auto report = run(kHead +
                          "[population]\nsex = \"2\"\nage = { from = 40, until = 60 }\n"
                          "[[population.include]]\ntable = \"ho\"\ncolumn = \"disease\"\n"
                          "codes = [\"25*\"]\n" +
                          kTables);
  ASSERT_TRUE(report) << report.error().message(Language::english);
  std::vector<std::int64_t> persons;
  for (const Step& step : report->steps) persons.push_back(step.persons);
  // all, women, of that age, with a record in the period, with diabetes in the period
  EXPECT_EQ(persons, (std::vector<std::int64_t>{5, 4, 4, 2, 1}));
  EXPECT_EQ(report->rows.at("person"), 1);
  EXPECT_EQ(report->rows.at("re"), 1);
  EXPECT_EQ(report->rows.at("ho"), 1);
  EXPECT_EQ(report->manifest.dossier, "R7-0001");
}

TEST_F(ExtractTest, AnExclusionTakesAway) {
  const auto report = run(kHead +
                          "[[population.exclude]]\ntable = \"ho\"\ncolumn = \"disease\"\n"
                          "codes = [\"4019014\"]\n" +
                          kTables);
  ASSERT_TRUE(report) << report.error().message(Language::english);
  EXPECT_EQ(report->rows.at("person"), 2);
}

TEST_F(ExtractTest, AWildcardOfTheEngineStandsForItself) {
  const auto report = run(kHead +
                          "[[population.include]]\ntable = \"ho\"\ncolumn = \"disease\"\n"
                          "codes = [\"%\", \"_______\"]\n" +
                          kTables);
  ASSERT_TRUE(report) << report.error().message(Language::english);
  EXPECT_EQ(report->rows.at("person"), 0);
}

// EXT-6, DST-14.
TEST_F(ExtractTest, OnlyNamedColumnsGoOut) {
  const auto report = run(kHead + kTables);
  ASSERT_TRUE(report);
  const auto dataset = dataset::Dataset::open(folder_ / "out");
  ASSERT_TRUE(dataset);
  const TableSchema& schema = dataset->manifest().find("re")->schema;
  ASSERT_EQ(schema.columns.size(), 3U);
  EXPECT_EQ(schema.columns[0].name, "person");
  EXPECT_EQ(schema.columns[1].name, "receipt");
  EXPECT_EQ(schema.columns[2].name, "care_month");
  std::vector<std::string> names;
  for (const Column& column : dataset->manifest().find("person")->schema.columns)
    names.push_back(column.name);
  EXPECT_EQ(names, (std::vector<std::string>{"person", "id4", "id5", "id4_validity", "id5_validity",
                                             "sex", "birth_month"}));
}

// EXT-7: one file comes from one institution, so that its number tells which rows belong together.
TEST_F(ExtractTest, InstitutionsNeedANamedException) {
  for (const std::string column : {"institution", "source_file"}) {
    const std::string request =
        kHead + "[[table]]\nname = \"re\"\ncolumns = [\"" + column + "\"]\nreason = \"地域分析\"\n";
    const auto refused = run(request);
    ASSERT_FALSE(refused) << column;
    EXPECT_EQ(refused.error().code(), code::column_refused);
    EXPECT_EQ(refused.error().rule(), "REV-20");
    EXPECT_EQ(refused.error().where().row, 9);
    EXPECT_FALSE(fs::exists(folder_ / column));
    EXPECT_TRUE(run(request, column, {Act::extract}, {"re." + column}));
  }
}

// EXT-7, REV-21, REV-22.
TEST(RefusedColumns, TheNumberOfTheFileIsRefusedInEveryDatabase) {
  EXPECT_EQ(refusing_rule(Database::kaigo, "source_file"), "REV-21");
  EXPECT_EQ(refusing_rule(Database::dpc, "source_file"), "REV-22");
  EXPECT_EQ(refusing_rule(Database::jisedai, "source_file"), "EXT-7");
  EXPECT_EQ(refusing_rule(Database::jisedai, "care_month"), std::nullopt);
}

TEST_F(ExtractTest, WithoutApprovalNothingHappens) {
  EXPECT_EQ(run(kHead + kTables, "out", {Act::link}).error().code(), code::approval_exceeded);
  EXPECT_FALSE(fs::exists(folder_ / "out"));
}

// DST-16: whatever the engine makes of a file that is not the one stated, nothing appears.
TEST_F(ExtractTest, AFileThatIsNotTheOneStatedEndsTheExtraction) {
  const fs::path file = folder_ / "stored" / "ho.parquet";
  const std::string good = *files::read_small(file);
  for (std::size_t at = 4; at < good.size(); at += 31) {
    std::string bent = good;
    bent[at] = static_cast<char>(bent[at] ^ 0x15);
    ASSERT_TRUE(files::write_whole(file, bent, files::Existing::replace));
    const auto report = run(kHead + kTables);
    ASSERT_FALSE(report) << at;
    EXPECT_EQ(report.error().code(), code::digest_mismatch) << at;
    EXPECT_FALSE(fs::exists(folder_ / "out")) << at;
  }
}

TEST_F(ExtractTest, TheSameRequestGivesTheSameBytesAndAnotherSeedOtherNumbers) {
  const std::string a = run(kHead + kTables, "a")->manifest.find("re")->sha256;
  EXPECT_EQ(run(kHead + kTables, "b")->manifest.find("re")->sha256, a);
  std::string other = kHead + kTables;
  other.replace(other.find("seed = 1"), 8, "seed = 2");
  EXPECT_NE(run(other, "c")->manifest.find("re")->sha256, a);
}

// DAT-26, EXT-9: ten years before the start of use, unless an earlier period was granted.
TEST_F(ExtractTest, APeriodThatBeginsTooEarlyNeedsItsException) {
  std::string request = kHead + kTables;
  request.replace(request.find("\"2024-04\""), 9, "\"2015-09\"");
  const auto refused = run(request);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), code::period_too_early);
  EXPECT_EQ(refused.error().rule(), "DAT-26");
  EXPECT_EQ(refused.error().where().row, 5);
  EXPECT_TRUE(run(request, "out", {Act::extract}, {"period"}));
  request.replace(request.find("\"2015-09\""), 9, "\"2015-10\"");
  EXPECT_TRUE(run(request, "in-time"));
}

// EXT-15: codes of a file count as those of the request, and the manifest knows the file.
TEST_F(ExtractTest, CodesMayStandInAFile) {
  ASSERT_TRUE(files::write_whole(folder_ / "codes.csv",
                                 "\xEF\xBB\xBF# diabetes\r\n\"2500013\",糖尿病\r\n\r\n",
                                 files::Existing::replace));
  const std::string population =
      "[[population.include]]\ntable = \"ho\"\ncolumn = \"disease\"\n"
      "codes_file = \"codes.csv\"\n";
  const auto report = run(kHead + population + kTables);
  ASSERT_TRUE(report) << report.error().message(Language::english);
  EXPECT_EQ(report->rows.at("person"), 2);
  ASSERT_EQ(report->manifest.inputs.size(), 2U);
  EXPECT_EQ(report->manifest.inputs[1].name, "codes.csv");

  ASSERT_TRUE(files::write_whole(folder_ / "codes.csv", "# none\n", files::Existing::replace));
  EXPECT_EQ(run(kHead + population + kTables, "none").error().code(), code::field_missing);
}

// EXT-20, DST-20: CSV for other programs; our own commands do not read it.
TEST_F(ExtractTest, TablesMayLeaveAsCsv) {
  form_ = dataset::Form::csv;
  const auto report = run(kHead + kTables);
  ASSERT_TRUE(report) << report.error().message(Language::english);
  EXPECT_EQ(report->manifest.find("re")->file, "re.csv");
  const auto records = parse_csv(files::read_small(folder_ / "out" / "re.csv").value());
  ASSERT_TRUE(records);
  EXPECT_EQ(records->at(0).fields, (std::vector<std::string>{"person", "receipt", "care_month"}));
  EXPECT_EQ(std::ssize(*records), report->rows.at("re") + 1);
  const auto dataset = dataset::Dataset::open(folder_ / "out");
  ASSERT_TRUE(dataset);
  auto engine = engine::Engine::open({.memory_mib = 256, .threads = 1, .spill_folder = {}});
  EXPECT_EQ(dataset->attach(*engine).error().code(), code::table_format_unread);
}

// EXT-19: a column without a single value is told, a column with one is not.
TEST_F(ExtractTest, AColumnWithoutValuesIsTold) {
  const std::string request = kHead +
                              "[[table]]\nname = \"re\"\ncolumns = [\"care_month\", \"beds\"]\n"
                              "reason = \"病床規模\"\n";
  const auto report = run(request);
  ASSERT_TRUE(report) << report.error().message(Language::english);
  ASSERT_EQ(report->empty_columns.size(), 1U);
  EXPECT_EQ(report->empty_columns[0].table, "re");
  EXPECT_EQ(report->empty_columns[0].column, "beds");
}

// EXT-21: the page has the picture, the reasons, and no identifier.
TEST_F(ExtractTest, ThePageShowsWhoWasLeftAndWhyColumnsAreNeeded) {
  page_ = folder_ / "report.html";
  ASSERT_TRUE(run(kHead + kTables));
  const std::string page = files::read_small(folder_ / "report.html").value();
  EXPECT_NE(page.find("<svg"), std::string::npos);
  EXPECT_NE(page.find("期間内に記録あり"), std::string::npos);
  EXPECT_NE(page.find("対象期間に記録がない"), std::string::npos);
  EXPECT_NE(page.find("傷病"), std::string::npos);
  EXPECT_EQ(page.find(std::string(32, 'b')), std::string::npos);
}

// EXT-10, EXT-23: the plan is told with what it may leave over, and nothing is written.
TEST_F(ExtractTest, AnExplanationSaysThePlanAndWritesNothing) {
  const std::string request = kHead +
                              "[population]\nsex = \"2\"\n[[population.include]]\ntable = \"ho\"\n"
                              "column = \"disease\"\ncodes = [\"25*\"]\n" +
                              kTables;
  ASSERT_TRUE(files::write_whole(folder_ / "r.toml", request, files::Existing::replace));
  const auto explanation =
      explain(service::ApprovalDesk::approval({Act::extract}, {}), options("out"));
  ASSERT_TRUE(explanation) << explanation.error().message(Language::english);
  std::vector<std::string> names;
  for (const PlannedStep& step : explanation->steps) names.push_back(step.name);
  EXPECT_EQ(names,
            (std::vector<std::string>{"all", "sex", "period_begin", "period_re", "period",
                                      "include_1", "setting", "number_persons", "number_receipts",
                                      "write_person", "write_re", "write_ho"}));
  EXPECT_EQ(explanation->steps[0].persons, 5);
  EXPECT_EQ(explanation->steps[1].persons, 4);
  EXPECT_GT(explanation->seconds, 0);
  EXPECT_GT(explanation->memory_mib, 0);
  EXPECT_FALSE(fs::exists(folder_ / "out"));
}

// EXT-11: what counts days needs an event to count them from.
TEST_F(ExtractTest, AWindowNeedsAnIndexEvent) {
  const auto report = run(kHead + "[population]\nwashout = { days = 90 }\n" + kTables);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), code::field_missing);
  EXPECT_EQ(report.error().rule(), "EXT-11");
}

// EXT-22: places are a permutation that dossier, seed and source decide.
TEST(Places, FollowFromDossierSeedAndSource) {
  Manifest source;
  const Places places("R7-0001", 1, source);
  EXPECT_EQ(places.of_person(7), Places("R7-0001", 1, source).of_person(7));
  EXPECT_NE(places.of_person(7), places.of_receipt(7));
  EXPECT_NE(places.of_person(7), Places("R7-0002", 1, source).of_person(7));
  EXPECT_NE(places.of_person(7), Places("R7-0001", 2, source).of_person(7));
  source.counts["rejected"] = 1;
  EXPECT_NE(places.of_person(7), Places("R7-0001", 1, source).of_person(7));
}

// EXT-5: a star stands for any characters, everything else for itself.
TEST(Codes, AStarStandsForAnyCharacters) {
  const CodeList list{{"25*3", "4019014", "*%"}, {}};
  for (const std::string_view code : {"253", "2500013", "4019014", "50%"})
    EXPECT_TRUE(matches(list, code)) << code;
  for (const std::string_view code : {"25", "40190140", "505", ""})
    EXPECT_FALSE(matches(list, code)) << code;
}

struct BadRequest {
  std::string_view replace;
  std::string_view by;
  Code code;
  std::int64_t line;
};

TEST_F(ExtractTest, ABadRequestIsRefusedWithItsLine) {
  const BadRequest rows[] = {
      {"seed = 1", "sead = 1", code::key_unknown, 3},
      {"from = \"2024-04\"", "from = \"2024-13\"", code::field_bad, 5},
      {"until = \"2024-05\"", "until = \"2024-03\"", code::value_out_of_range, 6},
      {"database = \"ndb\"", "database = \"linked\"", code::value_unknown, 1},
      {"reason = \"傷病\"", "", code::field_missing, 11},
      {"name = \"ho\"", "name = \"zz\"", code::table_missing, 12},
      {"[\"disease\"]", "[\"cure\"]", code::column_missing, 13},
      {"[\"disease\"]", "[\"disease\"", code::toml_bad, 14},
  };
  for (const BadRequest& row : rows) {
    std::string request = kHead + kTables;
    request.replace(request.find(row.replace), row.replace.size(), row.by);
    const auto report = run(request);
    ASSERT_FALSE(report) << row.by;
    EXPECT_EQ(error_row(report.error().code()).name, error_row(row.code).name) << row.by;
    EXPECT_EQ(report.error().where().row, row.line) << row.by;
    EXPECT_FALSE(fs::exists(folder_ / "out"));
  }
}

}  // namespace
}  // namespace renga::extract
