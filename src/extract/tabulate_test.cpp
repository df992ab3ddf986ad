#include "extract/cohort_for_test.hpp"
#include "extract/errors.hpp"
#include "extract/extract.hpp"
#include "extract/release.hpp"
#include "extract/world_for_test.hpp"
#include "rulebook/rulebook.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

namespace renga::extract {
namespace {

namespace fs = std::filesystem;

const std::string kHead = R"(database = "ndb"
kind = "aggregate_table"
seed = 1
rulebook = "ndb-2023-10"
[period]
from = "2022-10"
until = "2024-09"
)";

const std::string kDiseaseBySex = R"([[table]]
name = "disease-by-sex"
reason = "性別の患者数を把握するため"
of = "sy"
records = true
[[table.axis]]
kind = "sex"
name = "性別"
total = "計"
[[table.axis]]
kind = "other"
name = "傷病"
column = "disease"
)";

const std::string kAges = R"([[table]]
name = "ages"
reason = "年齢構成を把握するため"
[[table.axis]]
kind = "age"
name = "年齢"
total = "計"
)";

const std::string kDrugs = R"([[table]]
name = "drugs"
reason = "処方量を把握するため"
of = "iy"
records = true
[table.quantity]
column = "amount"
unit = "prescriptions"
route = "oral"
[[table.where]]
column = "code"
codes = ["61000000*"]
[[table.axis]]
kind = "date"
name = "年度"
table = "re"
column = "care_month"
by = "fiscal_year"
[[table.axis]]
kind = "prefecture"
name = "地域"
table = "re"
column = "prefecture"
[[table.axis.group]]
label = "関東"
codes = ["13", "14"]
[[table.axis.group]]
label = "大阪"
codes = ["27"]
)";

const std::string kPlaces = R"([[table]]
name = "places"
reason = "市区町村別の患者数を把握するため"
of = "sy"
[[table.axis]]
kind = "municipality"
name = "市区町村"
table = "re"
column = "prefecture"
[[table.axis.group]]
label = "13301"
codes = ["13"]
[[table.axis.group]]
label = "14401"
codes = ["14"]
[[table.axis.group]]
label = "27100"
codes = ["27"]
[[table.axis]]
kind = "other"
name = "傷病"
column = "disease"
)";

/// One place of each tier of PUB-02a to PUB-02c.
Result<std::vector<disclosure::Municipality>> populations_in(const fs::path& /*file*/) {
  return std::vector<disclosure::Municipality>{
      {"13301", "小村", 1'999}, {"14401", "中町", 24'999}, {"27100", "大市", 25'000}};
}

/// Names of the codes of one column, and of one place.
Result<std::map<std::string, std::string>> names_in(std::string_view of) {
  std::map<std::string, std::string> names;
  if (of == "sy.disease") names = {{world::disease_code(0), "架空病"}};
  if (of == "municipality") names = {{"27100", "大市"}};
  return names;
}

/// The rules of the guideline of October 2023 that the tables of the tests need.
Result<disclosure::Rules> rules_named(std::string_view rulebook) {
  RENGA_ASSIGN(const rulebook::Rulebook book, rulebook::find(rulebook));
  RENGA_ASSIGN(const rulebook::PublicationRules found, rulebook::publication_rules(book));
  disclosure::Rules rules;
  rules.patients_min = found.patients.count;
  rules.zero_allowed = found.patients.zero_allowed;
  rules.ages = {.years = found.ages.years,
                .top = found.ages.top,
                .single_years_below = found.ages.single_years_below};
  rules.municipalities = {.none_below = found.municipalities.none_below,
                          .raised_below = found.municipalities.raised_below,
                          .raised_minimum = found.municipalities.raised_minimum,
                          .wards_stated = found.municipalities.wards_stated};
  for (const auto& [kind, name] : disclosure::kDimensionKinds)
    if (std::ranges::find(found.smallest_areas, name) != found.smallest_areas.end())
      rules.smallest_areas.push_back(kind);
  rules.institutions_min = found.institutions_min;
  rules.quantities = {.oral = found.quantities.oral,
                      .external = found.quantities.external,
                      .injection = found.quantities.injection,
                      .rehabilitation = found.quantities.rehabilitation};
  for (const auto& [name, citation] : found.citations)
    rules.citations.emplace(name, disclosure::Citation{citation.id, citation.cite});
  return rules;
}

class TabulateTest : public testing::Test {
 protected:
  TabulateTest() : folder_("extract-tabulate-test") {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~TabulateTest() override { fs::remove_all(folder_); }

  Result<TabulateReport> run(const std::string& request, std::set<std::string> exceptions = {},
                             int threads = 2, const std::string& out = "tables",
                             bool with_files = false) {
    EXPECT_TRUE(files::write_whole(folder_ / "t.toml", request, files::Existing::replace));
    TabulateOptions options{.dataset = folder_ / "stored",
                            .request = folder_ / "t.toml",
                            .out = folder_ / out,
                            .existing = files::Existing::replace,
                            .limits = {.memory_mib = 256, .threads = threads, .spill_folder = {}},
                            .rules_named = &rules_named};
    if (with_files) {
      options.populations = "populations";
      options.populations_in = &populations_in;
      options.masters = "masters";
      options.names_in = &names_in;
    }
    NoProgress progress;
    return tabulate(service::ApprovalDesk::approval({Act::extract}, std::move(exceptions)), options,
                    progress);
  }

  void write(std::uint64_t seed, const world::Size& size) {
    world_ = world::random_world(seed, size);
    ASSERT_TRUE(world::write(world_, folder_ / "stored"));
  }

  std::map<std::string, std::vector<std::string>> cells(const std::string& file, std::size_t axes) {
    const auto records = parse_csv(files::read_small(folder_ / "tables" / file).value());
    std::map<std::string, std::vector<std::string>> cells;
    for (const CsvRecord& record : *records) {
      if (record.line == 1) continue;
      std::string key;
      for (std::size_t i = 0; i < axes; ++i) key += (i > 0 ? "/" : "") + record.fields[i];
      cells[key] = {record.fields.begin() + static_cast<std::ptrdiff_t>(axes), record.fields.end()};
    }
    return cells;
  }

  bool in_period(std::int64_t receipt) const {
    for (const world::Receipt& one : world_.receipts)
      if (one.receipt == receipt)
        return one.month >= *Date::from_civil(2022, 10, 1) &&
               one.month < *Date::from_civil(2024, 10, 1);
    return false;
  }

  std::string sex_of(std::int64_t person) const {
    for (const world::Person& one : world_.persons)
      if (one.person == person) return one.sex == "1" ? "男" : "女";
    return "";
  }

  fs::path folder_;
  world::World world_;
};

// TAB-3, TAB-5: every printed number is the true one, and what is small is not printed.
TEST_F(TabulateTest, WhatIsPrintedIsWhatTheRecordsHold) {
  write(5, {.persons = 300});
  const auto report = run(kHead + kDiseaseBySex);
  ASSERT_TRUE(report) << report.error().message(Language::english);
  std::map<std::string, std::set<std::int64_t>> persons;
  std::map<std::string, std::int64_t> records;
  for (const world::Disease& one : world_.diseases) {
    if (!in_period(one.receipt)) continue;
    for (const std::string& sex : {sex_of(one.person), std::string("計")}) {
      persons[sex + "/" + one.code].insert(one.person);
      ++records[sex + "/" + one.code];
    }
  }
  const auto printed = cells("disease-by-sex.csv", 2);
  EXPECT_EQ(printed.size(), 15U);  // two sexes and their sum, five codes
  for (const auto& [key, values] : printed) {
    if (values[0] == "*") continue;
    EXPECT_EQ(values[0], std::to_string(persons[key].size())) << key;
    EXPECT_EQ(values[1], std::to_string(records[key])) << key;
  }
}

// PUB-02a to PUB-02c, TAB-11: how many people live in a municipality decides what it may show.
TEST_F(TabulateTest, MunicipalitiesShowWhatTheirPopulationAllows) {
  write(5, {.persons = 60});
  const auto without = run(kHead + kPlaces);
  ASSERT_FALSE(without);
  EXPECT_EQ(without.error().code(), code::populations_needed);
  EXPECT_FALSE(fs::exists(folder_ / "tables"));
  const auto report = run(kHead + kPlaces, {}, 2, "tables", true);
  ASSERT_TRUE(report) << report.error().message(Language::english);
  EXPECT_EQ(report->judgement.verdict, disclosure::Verdict::pass);
  std::map<std::string, std::set<std::int64_t>> persons;
  const std::map<std::string, std::string> places = {
      {"13", "13301"}, {"14", "14401"}, {"27", "27100"}};
  for (const world::Disease& one : world_.diseases)
    for (const world::Receipt& receipt : world_.receipts)
      if (receipt.receipt == one.receipt && in_period(one.receipt) &&
          places.contains(receipt.prefecture))
        persons[places.at(receipt.prefecture) + "/" + one.code].insert(one.person);
  int raised = 0;
  int plain = 0;
  const auto records = parse_csv(files::read_small(folder_ / "tables" / "places.csv").value());
  ASSERT_EQ(records->at(0).fields, (std::vector<std::string>{"市区町村", "市区町村（名称）", "傷病",
                                                             "傷病（名称）", "患者数"}));
  for (const CsvRecord& record : *records) {
    if (record.line == 1) continue;
    const std::string& place = record.fields[0];
    const std::string& shown = record.fields[4];
    const auto actual = std::ssize(persons[place + "/" + record.fields[2]]);
    EXPECT_EQ(record.fields[1], place == "27100" ? "大市" : "");
    EXPECT_EQ(record.fields[3], record.fields[2] == world::disease_code(0) ? "架空病" : "");
    const std::int64_t least = place == "27100" ? 10 : 20;
    const bool small = place == "13301" || (actual > 0 && actual < least);
    EXPECT_EQ(shown, small ? "*" : std::to_string(actual)) << place << " " << actual;
    if (actual < 10 || actual >= 20) continue;
    raised += place == "14401" ? 1 : 0;
    plain += place == "27100" ? 1 : 0;
  }
  EXPECT_GT(raised, 0);
  EXPECT_GT(plain, 0);
}

// TAB-7, TAB-11, TAB-12: what the check needs lies beside the tables.
TEST_F(TabulateTest, PopulationsLieBesideTheTables) {
  write(5, {.persons = 60});
  ASSERT_TRUE(run(kHead + kPlaces, {}, 2, "tables", true));
  const std::string declaration =
      files::read_small(folder_ / "tables" / "declaration.toml").value();
  EXPECT_NE(declaration.find("population = \"populations.csv\""), std::string::npos);
  EXPECT_NE(declaration.find("column = \"傷病（名称）\"\nkind = \"label\""), std::string::npos);
  EXPECT_EQ(files::read_small(folder_ / "tables" / "populations.csv").value(),
            "code,name,population\r\n13301,小村,1999\r\n14401,中町,24999\r\n27100,大市,25000\r\n");
}

// PUB-01, TAB-5: a count below ten is hidden, and so is all that was counted in the same cell.
TEST_F(TabulateTest, SmallCellsAreHiddenWithAllThatWasCountedThere) {
  write(6, {.persons = 40});
  const auto report = run(kHead + kDiseaseBySex + kAges);
  ASSERT_TRUE(report) << report.error().message(Language::english);
  EXPECT_EQ(report->judgement.verdict, disclosure::Verdict::pass);
  std::int64_t hidden = 0;
  for (const auto& [key, values] : cells("disease-by-sex.csv", 2)) {
    EXPECT_EQ(values[0] == "*", values[1] == "*") << key;
    if (values[0] == "*") {
      ++hidden;
    } else {
      const auto count = parse_integer(values[0]);
      EXPECT_TRUE(*count == 0 || *count >= 10) << key;
    }
  }
  EXPECT_GT(hidden, 0);
  EXPECT_EQ(hidden, report->tables[0].hidden_primary + report->tables[0].hidden_secondary);
}

// TAB-2: groups, fiscal years, ages in the rulebook's bands; TAB-3: a sum of a quantity.
TEST_F(TabulateTest, GroupsYearsAndQuantities) {
  write(7, {.persons = 600});
  const auto report = run(kHead + kDrugs + kAges);
  ASSERT_TRUE(report) << report.error().message(Language::english);
  double amount = 0;
  for (const world::Drug& one : world_.drugs)
    for (const world::Receipt& receipt : world_.receipts)
      if (receipt.receipt == one.receipt && receipt.prefecture != "27" &&
          receipt.month >= *Date::from_civil(2023, 4, 1) &&
          receipt.month < *Date::from_civil(2024, 4, 1))
        amount += one.amount;
  const auto drugs = cells("drugs.csv", 2);
  ASSERT_TRUE(drugs.contains("2023年度/関東"));
  EXPECT_DOUBLE_EQ(*parse_decimal(drugs.at("2023年度/関東")[2]), amount);
  const auto ages = cells("ages.csv", 1);
  EXPECT_TRUE(ages.contains("40～44歳"));
  EXPECT_TRUE(ages.contains("100歳以上"));
  std::int64_t active = 0;
  for (const Step& step : report->steps) active = step.persons;
  EXPECT_EQ(ages.at("計")[0], std::to_string(active));
}

// TAB-6: the same bytes on any number of threads.
TEST_F(TabulateTest, ARepetitionOnMoreThreadsGivesTheSameBytes) {
  write(8, {.persons = 2000});
  const auto alone = run(kHead + kDrugs + kDiseaseBySex, {}, 1, "alone");
  const auto together = run(kHead + kDrugs + kDiseaseBySex, {}, 4, "together");
  ASSERT_TRUE(alone);
  ASSERT_TRUE(together);
  for (std::size_t i = 0; i < alone->tables.size(); ++i)
    EXPECT_EQ(alone->tables[i].sha256, together->tables[i].sha256);
}

struct Refused {
  std::string what;
  std::string request;
  Code code;
  std::string rule;
};

std::string many_tables(int tables) {
  std::string text;
  for (int i = 0; i < tables; ++i) {
    std::string table = kAges;
    table.replace(table.find("\"ages\""), 6, "\"ages-" + std::to_string(i) + "\"");
    text += table;
  }
  return text;
}

std::string with(std::string text, std::string_view replaced, std::string_view by) {
  text.replace(text.find(replaced), replaced.size(), by);
  return text;
}

// DAT-23, DAT-24, TAB-1 to TAB-10.
TEST_F(TabulateTest, WhatATableMayNotBeIsRefused) {
  write(9, {});
  const std::string axis = "[[table.axis]]\nkind = \"other\"\ncolumn = \"disease\"\nname = ";
  const Refused rows[] = {
      {"eleven tables", kHead + many_tables(11), code::tables_too_many, "DAT-24"},
      {"four axes", kHead + kDiseaseBySex + axis + "\"a\"\n" + axis + "\"b\"\n",
       code::axes_too_many, "DAT-23"},
      {"a facility", kHead + with(kDiseaseBySex, "kind = \"other\"", "kind = \"facility\""),
       code::axis_refused, "DAT-23"},
      {"an institution's code",
       kHead + with(with(kDiseaseBySex, "of = \"sy\"", "of = \"re\""), "\"disease\"",
                    "\"institution\""),
       code::column_refused, "REV-20"},
      {"a total of diseases", kHead + kDiseaseBySex + "total = \"計\"\n",
       code::setting_not_supported, "TAB-4"},
      {"a narrow age group", kHead + kAges + "years = 2\n", code::table_not_protected, "PUB-09"},
      {"an unknown column", kHead + with(kDiseaseBySex, "\"disease\"", "\"cure\""),
       code::column_missing, "TAB-2"},
      {"no axis", kHead + "[[table]]\nname = \"a\"\nreason = \"b\"\n", code::field_missing,
       "TAB-2"},
      {"a path as a name", kHead + with(kAges, "\"ages\"", "\"../ages\""), code::field_bad,
       "TAB-1"},
      {"records of nothing",
       kHead + with(kAges, "[[table.axis]]", "records = true\n[[table.axis]]"), code::field_missing,
       "TAB-3"},
  };
  for (const Refused& row : rows) {
    const auto report = run(row.request);
    ASSERT_FALSE(report) << row.what;
    EXPECT_EQ(error_row(report.error().code()).name, error_row(row.code).name) << row.what;
    EXPECT_EQ(report.error().rule(), row.rule) << row.what;
    EXPECT_FALSE(fs::exists(folder_ / "tables")) << row.what;
  }
  EXPECT_TRUE(run(kHead + many_tables(11), {"tables"}));
}

// TAB-13: the plan is told, and nothing is written.
TEST_F(TabulateTest, AnExplanationSaysWhatWillBeCounted) {
  write(5, {.persons = 60});
  const auto report = run(kHead + kDiseaseBySex + kAges + kDrugs);
  ASSERT_TRUE(report) << report.error().message(Language::english);
  const TabulateOptions options{.dataset = folder_ / "stored",
                                .request = folder_ / "t.toml",
                                .out = folder_ / "explained",
                                .limits = {.memory_mib = 256, .threads = 2, .spill_folder = {}},
                                .rules_named = &rules_named};
  const auto plan = explain(service::ApprovalDesk::approval({Act::extract}, {}), options);
  ASSERT_TRUE(plan) << plan.error().message(Language::english);
  EXPECT_FALSE(fs::exists(folder_ / "explained"));
  std::map<std::string, PlannedStep> steps;
  for (const PlannedStep& step : plan->steps) steps[step.name] = step;
  EXPECT_EQ(*steps.at("all").persons, 60);
  EXPECT_EQ(*steps.at("count_disease-by-sex").cells, report->tables[0].cells);
  EXPECT_EQ(steps.at("count_disease-by-sex").reads,
            (std::vector<std::string>{"sy", "re", "person"}));
  EXPECT_GE(*steps.at("count_ages").cells, report->tables[1].cells);
  EXPECT_EQ(*steps.at("count_drugs").cells, 2 * 2);  // two years begun, two groups
  EXPECT_TRUE(steps.contains("protect"));
  EXPECT_GT(plan->rows_read, 0);
  // What the real one refuses is refused here.
  ASSERT_TRUE(files::write_whole(folder_ / "t.toml", kHead + kPlaces, files::Existing::replace));
  EXPECT_EQ(explain(service::ApprovalDesk::approval({Act::extract}, {}), options).error().code(),
            code::populations_needed);
}

}  // namespace
}  // namespace renga::extract
