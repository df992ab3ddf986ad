#include "dataset/dataset.hpp"

#include "anonymize/anonymize.hpp"
#include "anonymize/errors.hpp"
#include "files/files.hpp"

#include <fstream>
#include <map>
#include <set>

#include <gtest/gtest.h>

namespace renga::anonymize {
namespace {

namespace fs = std::filesystem;

const TableSchema kPerson{"person",
                          {{"person", Type::integer, Role::key, "個人", ""},
                           {"id5", Type::text, Role::id, "ID5", ""},
                           {"sex", Type::code, Role::quasi, "性別", ""},
                           {"birth_month", Type::month, Role::quasi, "生年月", ""}}};
const TableSchema kReceipt{"re",
                           {{"person", Type::integer, Role::key, "個人", ""},
                            {"receipt", Type::integer, Role::key, "レセプト", ""},
                            {"visit", Type::date, Role::plain, "受診日", ""}}};
const TableSchema kDisease{"sy",
                           {{"person", Type::integer, Role::key, "個人", ""},
                            {"receipt", Type::integer, Role::key, "レセプト", ""},
                            {"record_no", Type::integer, Role::key, "記録", ""},
                            {"disease", Type::code, Role::sensitive, "傷病", ""},
                            {"started", Type::date, Role::plain, "開始日", ""}}};

constexpr std::string_view kPolicy = R"(seed = "a seed of this test"
[model]
k = 2
suppression_max = 0.1
[column.sex]
role = "quasi"
[column."person.birth_month"]
role = "quasi"
[column.visit]
role = "plain"
operator = "date_shift"
max_days = 30
[column.started]
role = "plain"
operator = "date_shift"
max_days = 30
[column.disease]
role = "sensitive"
operator = "rare_to_other"
min_persons = 3
)";

/// Forty persons with two receipts each, two records a receipt; synthetic. Person 40 alone was born
/// in another month. Dates of person p begin p days after 2024-01-01; the second visit is 10 days
/// after the first, each disease starts 3 days before its visit.
class AnonymizeDataset : public testing::Test {
 protected:
  static constexpr std::int64_t kPersons = 40;

  AnonymizeDataset()
      : folder_(fs::path("anonymize-dataset-test") /
                testing::UnitTest::GetInstance()->current_test_info()->name()) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    write_dataset();
    give_policy(kPolicy);
  }
  ~AnonymizeDataset() override { fs::remove_all(folder_); }

  void give_policy(std::string_view policy) {
    EXPECT_TRUE(files::write_whole(folder_ / "policy.toml", policy, files::Existing::replace));
  }

  /// What a release finds beside an earlier one of the same persons: check, column and count.
  std::map<std::string, std::int64_t> found_beside(const std::string& earlier,
                                                   const std::string& out) {
    NoProgress progress;
    Options options;
    options.input = folder_ / "in";
    options.policy = folder_ / "policy.toml";
    options.out = folder_ / out;
    options.earlier = folder_ / earlier;
    options.limits = {.memory_mib = 512, .threads = 2, .spill_folder = {}};
    const auto report = anonymize(options, progress);
    EXPECT_TRUE(report) << report.error().message(Language::english);
    std::map<std::string, std::int64_t> found;
    if (report)
      for (const Finding& finding : report->findings)
        found[finding.kind + " " + finding.column] = finding.count;
    return found;
  }

  Result<Report> run(const std::string& out, int threads = 2,
                     OutputFormat format = OutputFormat::parquet) {
    NoProgress progress;
    Options options;
    options.input = folder_ / "in";
    options.policy = folder_ / "policy.toml";
    options.out = folder_ / out;
    options.report = folder_ / (out + ".html");
    options.format = format;
    options.limits = {.memory_mib = 512, .threads = threads, .spill_folder = {}};
    return anonymize(options, progress);
  }

  static Date visit(std::int64_t person, std::int64_t number) {
    return Date::from_civil(2024, 1, 1)->plus_days(static_cast<std::int32_t>(person + 10 * number));
  }

  void write_dataset(const std::string& dossier = "R7-0001") {
    fs::remove_all(folder_ / "in");
    auto engine = engine::Engine::open({.memory_mib = 256, .threads = 2, .spill_folder = {}});
    ASSERT_TRUE(engine);
    fill(*engine, kPerson, &add_person);
    fill(*engine, kReceipt, &add_receipts);
    fill(*engine, kDisease, &add_diseases);
    auto writer = dataset::Writer::create(folder_ / "in", files::Existing::refuse);
    ASSERT_TRUE(writer);
    for (const TableSchema* schema : {&kPerson, &kReceipt, &kDisease})
      ASSERT_TRUE(writer->add(*engine, *schema, schema->name, {}));
    Manifest manifest;
    manifest.database = Database::jisedai;
    manifest.id_kind = IdKind::provision;
    manifest.dossier = dossier;
    manifest.party = "producer";
    ASSERT_TRUE(writer->publish(std::move(manifest)));
  }

  using Add = void (*)(engine::Appender&, std::int64_t);
  static void fill(engine::Engine& engine, const TableSchema& schema, Add add) {
    ASSERT_TRUE(engine.create_table(schema));
    auto rows = engine.append_to(schema);
    ASSERT_TRUE(rows);
    for (std::int64_t person = 1; person <= kPersons; ++person) add(**rows, person);
    ASSERT_TRUE((*rows)->finish());
  }

  static void add_person(engine::Appender& row, std::int64_t person) {
    row.integer(person);
    row.text("id of " + std::to_string(person));
    row.text(person % 2 == 0 ? "1" : "2");
    row.date(*Date::from_civil(person == kPersons ? 1950 : 1960, 5, 1));
    row.end_row();
  }
  static void add_receipts(engine::Appender& row, std::int64_t person) {
    for (std::int64_t number = 0; number < 2; ++number) {
      row.integer(person);
      row.integer(2 * person + number - 1);
      row.date(visit(person, number));
      row.end_row();
    }
  }
  static void add_diseases(engine::Appender& row, std::int64_t person) {
    for (std::int64_t number = 0; number < 2; ++number)
      for (std::int64_t record = 1; record <= 2; ++record) {
        row.integer(person);
        row.integer(2 * person + number - 1);
        row.integer(record);
        row.text(person <= 2 ? "rare" : "common");
        row.date(visit(person, number).plus_days(-3));
        row.end_row();
      }
  }

  std::vector<CsvRecord> csv(const fs::path& file) {
    const auto text = files::read_small(folder_ / file);
    EXPECT_TRUE(text);
    auto records = parse_csv(*text);
    records->erase(records->begin());
    return *records;
  }
  std::string bytes(const fs::path& file) { return *files::read_small(folder_ / file); }

  fs::path folder_;
};

// ANP-2, ANP-4, ANP-43.
TEST_F(AnonymizeDataset, RemovesWholePersonsFromAllTablesAndKeepsTheIds) {
  const auto report = run("out");
  ASSERT_TRUE(report) << report.error().message(Language::english);
  EXPECT_EQ(report->before.persons, 40);
  EXPECT_EQ(report->before.unique, 1);
  EXPECT_EQ(report->after.suppressed, 1);
  EXPECT_EQ(report->after.k, 19);
  const auto dataset = dataset::Dataset::open(folder_ / "out");
  ASSERT_TRUE(dataset);
  const Manifest& manifest = dataset->manifest();
  EXPECT_EQ(manifest.id_kind, IdKind::provision);
  EXPECT_EQ(manifest.dossier, "R7-0001");
  EXPECT_EQ(manifest.party, "producer");
  EXPECT_EQ(manifest.command, "anonymize");
  EXPECT_EQ(manifest.parents.size(), 1U);
  EXPECT_EQ(manifest.counts.at("persons.suppressed"), 1);
  EXPECT_EQ(manifest.find("person")->rows, 39);
  EXPECT_EQ(manifest.find("re")->rows, 78);
  EXPECT_EQ(manifest.find("sy")->rows, 156);
  EXPECT_EQ(manifest.find("person")->schema.find("id5")->role, Role::id);
  EXPECT_EQ(to_json(manifest).find("a seed of this test"), std::string::npos);
}

// ANP-44.
TEST_F(AnonymizeDataset, ShiftsAllTablesOfAPersonTogether) {
  const auto report = run("out", 2, OutputFormat::csv);
  ASSERT_TRUE(report) << report.error().message(Language::english);
  EXPECT_EQ(bytes("out/receipt.json"), to_json(report->manifest));
  EXPECT_FALSE(dataset::Dataset::open(folder_ / "out"));
  std::map<std::string, Date> visits;
  std::map<std::string, std::set<std::int32_t>> by_person;
  for (const CsvRecord& row : csv("out/re.csv")) {
    visits.emplace(row.fields[1], *parse_iso_date(row.fields[2]));
    by_person[row.fields[0]].insert(parse_iso_date(row.fields[2])->days());
  }
  for (const auto& [person, days] : by_person) EXPECT_EQ(*days.rbegin() - *days.begin(), 10);
  for (const CsvRecord& row : csv("out/sy.csv"))
    EXPECT_EQ(visits.at(row.fields[1]).days() - parse_iso_date(row.fields[4])->days(), 3);
}

// ANP-25.
TEST_F(AnonymizeDataset, NumbersPersonsAndReceiptsAnewAndTheSameInAllTables) {
  ASSERT_TRUE(run("out", 2, OutputFormat::csv));
  std::map<std::string, std::string> person_of;
  std::int64_t unchanged = 0;
  for (const CsvRecord& row : csv("out/person.csv")) {
    person_of.emplace(row.fields[0], row.fields[1]);
    if (row.fields[1] == "id of " + row.fields[0]) ++unchanged;
  }
  EXPECT_EQ(person_of.size(), 39U);
  EXPECT_EQ(person_of.begin()->first, "1");
  EXPECT_LT(unchanged, 10);
  std::map<std::string, std::string> owner;
  for (const CsvRecord& row : csv("out/re.csv")) owner.emplace(row.fields[1], row.fields[0]);
  EXPECT_EQ(owner.size(), 78U);
  std::map<std::string, std::vector<std::string>> positions;
  for (const CsvRecord& row : csv("out/sy.csv")) {
    EXPECT_EQ(owner.at(row.fields[1]), row.fields[0]);
    positions[row.fields[1]].push_back(row.fields[2]);
  }
  for (const auto& [receipt, records] : positions)
    EXPECT_EQ(records, (std::vector<std::string>{"1", "2"}));
}

TEST_F(AnonymizeDataset, RareDiseasesBecomeOtherByPersons) {
  ASSERT_TRUE(run("out", 2, OutputFormat::csv));
  std::map<std::string, int> diseases;
  for (const CsvRecord& row : csv("out/sy.csv")) ++diseases[row.fields[3]];
  EXPECT_EQ(diseases, (std::map<std::string, int>{{"その他", 8}, {"common", 148}}));
}

// ANP-45.
TEST_F(AnonymizeDataset, TheSameInputsGiveTheSameBytesOnAnyNumberOfThreads) {
  for (const int threads : {1, 2, 5}) ASSERT_TRUE(run("out" + std::to_string(threads), threads));
  for (const char* file : {"manifest.json", "person.parquet", "re.parquet", "sy.parquet"}) {
    const std::string first = bytes(fs::path("out1") / file);
    EXPECT_EQ(bytes(fs::path("out2") / file), first) << file;
    EXPECT_EQ(bytes(fs::path("out5") / file), first) << file;
  }
  EXPECT_EQ(bytes("out1.html"), bytes("out5.html"));
}

TEST_F(AnonymizeDataset, AnotherSeedGivesOtherNumbersAndOtherDates) {
  ASSERT_TRUE(run("one", 2, OutputFormat::csv));
  std::string other(kPolicy);
  other.replace(other.find("this test"), 9, "that test");
  give_policy(other);
  ASSERT_TRUE(run("two", 2, OutputFormat::csv));
  EXPECT_NE(bytes("one/person.csv"), bytes("two/person.csv"));
  EXPECT_NE(bytes("one/re.csv"), bytes("two/re.csv"));
}

std::string policy_that_keeps(const std::string& kept, const std::string& dropped) {
  return "seed = 1\n[column." + kept + "]\nrole = \"quasi\"\n[column." + dropped +
         "]\nrole = \"quasi\"\noperator = \"drop\"\n"
         "[column.visit]\nrole = \"plain\"\n[column.started]\nrole = \"plain\"\n"
         "[column.disease]\nrole = \"sensitive\"\n";
}

// ANP-94: two releases of a dossier are joined by its IDs. Nobody stands alone by sex, nor is alone
// told by the month here, but one of 40 has another month.
TEST_F(AnonymizeDataset, AnEarlierReleaseIsJoinedByIds) {
  const std::string by_sex = policy_that_keeps("sex", "birth_month");
  const std::string by_month = policy_that_keeps("birth_month", "sex");
  give_policy(by_sex);
  ASSERT_TRUE(run("by-sex"));
  const auto again = found_beside("by-sex", "by-sex-again");
  EXPECT_FALSE(again.contains("earlier_class id5"));
  EXPECT_FALSE(again.contains("earlier_id id5"));
  give_policy(by_month);
  EXPECT_EQ(found_beside("by-sex", "by-month").at("earlier_class id5"), 1);
  write_dataset("R7-0002");
  const auto other = found_beside("by-sex", "of-another-dossier");
  EXPECT_EQ(other.at("earlier_id id5"), kPersons);
  EXPECT_FALSE(other.contains("earlier_class id5"));
}

// ANP-4.
TEST_F(AnonymizeDataset, ThePageTellsWhatWasDoneButNoSecret) {
  const auto report = run("out");
  ASSERT_TRUE(report) << report.error().message(Language::english);
  const std::string page = bytes("out.html");
  EXPECT_NE(page.find("ANO-05"), std::string::npos);
  EXPECT_NE(page.find("max_days = 30"), std::string::npos);
  EXPECT_NE(page.find(report->manifest.find("re")->sha256), std::string::npos);
  EXPECT_EQ(page.find("a seed of this test"), std::string::npos);
}

TEST_F(AnonymizeDataset, RefusesAPolicyThatForgetsAColumnOfOneTable) {
  std::string policy(kPolicy);
  const auto birth = policy.find("[column.\"person.birth_month\"]");
  policy.erase(birth, policy.find("[column.visit]") - birth);
  give_policy(policy);
  const auto report = run("out");
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), code::columns_unnamed);
  EXPECT_EQ(report.error().detail("columns"), "person.birth_month");
  EXPECT_EQ(report.error().detail("snippet"), "[column.birth_month]\nrole = \"quasi\"\n");
  EXPECT_FALSE(fs::exists(folder_ / "out"));
  EXPECT_FALSE(fs::exists(folder_ / "out.html"));
}

TEST_F(AnonymizeDataset, RefusesAnOperatorForAColumnOfAnotherType) {
  std::string policy(kPolicy);
  policy.replace(policy.find("role = \"quasi\""), 14,
                 "role = \"quasi\"\noperator = \"year_month\"");
  give_policy(policy);
  const auto report = run("out");
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), code::operator_not_for_column);
  EXPECT_EQ(report.error().where().column, "sex");
}

TEST_F(AnonymizeDataset, RefusesADatasetThatWasChanged) {
  std::ofstream(folder_ / "in/re.parquet", std::ios::app) << "x";
  const auto report = run("out");
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), code::digest_mismatch);
}

// ANP-3.
TEST_F(AnonymizeDataset, AColumnOfOneTableGoesBeforeTheColumnOfAll) {
  give_policy(std::string(kPolicy) +
              "[column.receipt]\nrole = \"plain\"\noperator = \"drop\"\n"
              "[column.\"sy.receipt\"]\nrole = \"plain\"\noperator = \"renumber\"\n");
  const auto report = run("out");
  ASSERT_TRUE(report) << report.error().message(Language::english);
  EXPECT_EQ(report->manifest.find("re")->schema.find("receipt"), nullptr);
  EXPECT_NE(report->manifest.find("sy")->schema.find("receipt"), nullptr);
}

// ANP-52: whoever has the disease in one table leaves all of them.
TEST_F(AnonymizeDataset, PersonsLeaveAllTables) {
  std::string policy(kPolicy);
  policy.insert(policy.find("[model]"),
                "[[suppress]]\nwhat = \"person\"\ncolumn = \"disease\"\nvalues = [\"rare\"]\n");
  give_policy(policy);
  const auto report = run("out");
  ASSERT_TRUE(report) << report.error().message(Language::english);
  EXPECT_EQ(report->selection.persons_suppressed, 2);
  // Person 40, who is alone, goes for k.
  EXPECT_EQ(report->manifest.find("person")->rows, 37);
  EXPECT_EQ(report->manifest.find("re")->rows, 74);
  EXPECT_EQ(report->manifest.find("sy")->rows, 148);
}

}  // namespace
}  // namespace renga::anonymize
