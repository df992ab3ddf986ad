#include "anonymize/anonymize_for_test.hpp"
#include "anonymize/errors.hpp"
#include "dataset/dataset.hpp"
#include "operators/operators.hpp"

#include <algorithm>
#include <map>

// What a policy's entries mean for every column. All values are synthetic.

namespace renga::anonymize {
namespace {

constexpr std::string_view kPlain = "role = \"plain\"\n";

// ANP-1: a policy that cannot be meant is refused before the broken third line is seen.
TEST_F(AnonymizeCsv, APolicyIsRefusedBeforeAnyRowIsRead) {
  const std::string broken = "a,b\n1,2\n3\n";
  const std::string fitting = policy_of({{"a", std::string(kPlain)}, {"b", std::string(kPlain)}});
  give(broken, fitting);
  EXPECT_EQ(refusal(), code::file_not_claimed_format);
  give(broken, "colour = 1\n" + fitting);
  EXPECT_EQ(refusal(), code::key_unknown);
  give(broken, fitting + "[column.c]\n" + std::string(kPlain));
  const auto report = run();
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), code::column_missing);
  EXPECT_EQ(report.error().where().row, 10);
  EXPECT_EQ(report.error().where().column, "c");
}

// ANP-3: what is said of the column of a table leaves nothing for what is said of all.
TEST_F(AnonymizeCsv, AColumnOfATableGoesBeforeOneOfAll) {
  give("a,b\n1,2\n", policy_of({{"a", std::string(kPlain)},
                                {"\"in.a\"", std::string(kPlain) + "operator = \"drop\""},
                                {"b", std::string(kPlain)}}));
  EXPECT_EQ(refusal(), code::column_missing);
}

// ANP-11.
TEST(DirectColumns, AreDroppedOrRenumberedAndNothingElse) {
  std::set<std::string_view> fitting;
  for (const operators::OperatorRow& row : operators::operator_table())
    if (std::ranges::find(row.roles, Role::direct) != row.roles.end()) fitting.insert(row.name);
  EXPECT_EQ(fitting, (std::set<std::string_view>{"drop", "drop_text", "renumber"}));
}

// ANP-13: every operator that leaves a column leaves what is missing in it missing.
TEST_F(AnonymizeCsv, AMissingValueStaysMissingUnderEveryOperator) {
  EXPECT_TRUE(files::write_whole(folder_ / "h.csv", "1;*\n2;*\n3;*\n", files::Existing::replace));
  const std::string date = "2020-01-31";
  const std::map<std::string_view, std::pair<std::string, std::string>> settings = {
      {"keep", {"1", ""}},
      {"renumber", {"1", ""}},
      {"year_month", {date, ""}},
      {"year", {date, ""}},
      {"quarter", {date, ""}},
      {"date_shift", {date, "max_days = 9"}},
      {"band", {"1", "edges = [2]"}},
      {"age_band", {"1", ""}},
      {"age_at", {date, "at = 2024-01-01"}},
      {"round", {"1", "multiple = 2"}},
      {"top_code", {"1", "from = 1"}},
      {"bottom_code", {"1", "to = 1"}},
      {"microaggregate", {"1", "group_min = 2"}},
      {"noise", {"1", "deviation = 1"}},
      {"pram", {"1", "keep_share = 0.5"}},
      {"rare_to_other", {"1", "min_persons = 9"}},
      {"roll_up", {"1", "hierarchy = \"h.csv\"\nmin_persons = 9"}},
      {"generalize", {"1", "hierarchy = \"h.csv\"\nlevel = 1"}}};
  options_.existing = files::Existing::replace;
  for (const operators::OperatorRow& row : operators::operator_table()) {
    if (row.name.starts_with("drop")) continue;
    ASSERT_TRUE(settings.contains(row.name)) << row.name;
    const auto& [value, lines] = settings.at(row.name);
    const std::string role = row.name == "renumber" ? "direct" : "plain";
    give("n,v\n1," + value + "\n2,\n3," + value + "\n4,\n",
         "shuffle = false\n" + policy_of({{"n", std::string(kPlain)},
                                          {"v", "role = \"" + role + "\"\noperator = \"" +
                                                    std::string(row.name) + "\"\n" + lines}}));
    const auto report = run();
    ASSERT_TRUE(report) << row.name << message(report.error());
    const auto records = parse_csv(outcome());
    ASSERT_EQ(records->size(), 5U) << row.name;
    for (std::size_t i = 1; i <= 4; ++i)
      EXPECT_EQ((*records)[i].fields[1].empty(), i % 2 == 0) << row.name << outcome();
  }
}

// ANP-25, computed with Python's hmac and hashlib from ANP-40 for the purpose `number name`.
TEST_F(AnonymizeCsv, NewNumbersCountInKeyedOrder) {
  give("name\na\nb\nc\nd\ne\na\n",
       "shuffle = false\n" + policy_of({{"name", "role = \"direct\"\noperator = \"renumber\""}}));
  ASSERT_TRUE(run());
  EXPECT_EQ(outcome(), "name\n5\n1\n2\n4\n3\n5\n");
}

// ANP-41, computed with Python's hmac and hashlib from ANP-40 for the purpose `order`.
TEST_F(AnonymizeCsv, PersonsLeaveInKeyedOrderAndTheirRowsByTheirValues) {
  const std::string policy =
      "person = \"who\"\nseed = 1\n[column.who]\nrole = \"plain\"\noperator = \"keep\"\n"
      "[column.a]\nrole = \"plain\"\n";
  const std::string csv = "who,a\np1,1\np2,z\np2,b\np3,3\np4,4\np5,5\n";
  give(csv, policy);
  ASSERT_TRUE(run());
  EXPECT_EQ(outcome(), "who,a\np3,3\np5,5\np1,1\np2,b\np2,z\np4,4\n");
  options_.existing = files::Existing::replace;
  give(csv, "shuffle = false\n" + policy);
  ASSERT_TRUE(run());
  EXPECT_EQ(outcome(), "who,a\np1,1\np2,b\np2,z\np3,3\np4,4\np5,5\n");
}

// ANP-33: the risk after is what a second look at the file finds.
TEST_F(AnonymizeCsv, TheRiskAfterIsThatOfTheFileThatWasWritten) {
  const std::string rare = std::string(kQuasi) + "operator = \"rare_to_other\"\nmin_persons = 2";
  const std::string band = std::string(kQuasi) + "operator = \"band\"\nedges = [10]";
  give("a,b\nx,1\nx,2\ny,3\ny,4\nz,5\nw,6\nq,70\n",
       policy_of({{"a", rare}, {"b", band}}, "[model]\nk = 2\nsuppression_max = 0.5\n"));
  const auto report = run();
  ASSERT_TRUE(report) << message(report.error());
  EXPECT_EQ(report->after.suppressed, 1);
  give(outcome(), policy_of({{"a", std::string(kQuasi)}, {"b", std::string(kQuasi)}}));
  const auto again = measure();
  ASSERT_TRUE(again) << message(again.error());
  EXPECT_EQ(again->persons, report->after.persons);
  EXPECT_EQ(again->classes, report->after.classes);
  EXPECT_EQ(again->k, report->after.k);
  EXPECT_EQ(again->largest, report->after.largest);
  EXPECT_NE(again->classes, report->before.classes);
}

// ANP-43.
TEST_F(AnonymizeCsv, ACsvFileMayBecomeADatasetWithoutIds) {
  give("a\n1\n", policy_of({{"a", std::string(kPlain)}}));
  options_.format = OutputFormat::parquet;
  options_.out = folder_ / "out";
  ASSERT_TRUE(run());
  const auto dataset = dataset::Dataset::open(folder_ / "out");
  ASSERT_TRUE(dataset);
  EXPECT_EQ(dataset->manifest().id_kind, IdKind::none);
}

// ANP-55: with x one of the two persons of E10 goes, so that E10 alone is too few.
TEST_F(AnonymizeCsv, WhoIsSuppressedDoesNotCountForAGroup) {
  EXPECT_TRUE(files::write_whole(folder_ / "icd.csv", "E10;E10-E14\nE11;E10-E14\n",
                                 files::Existing::replace));
  const std::string roll =
      "role = \"sensitive\"\noperator = \"roll_up\"\nhierarchy = \"icd.csv\"\n"
      "min_persons = 2";
  give("a,d\nx,E10\ny,E10\ny,E11\n", policy_of({{"a", std::string(kQuasi)}, {"d", roll}},
                                               "[model]\nk = 2\nsuppression_max = 0.5\n"));
  ASSERT_TRUE(run());
  EXPECT_EQ(lines_of(outcome()), (std::set<std::string>{"a,d", "y,E10-E14"}));
}

// ANP-100: quotes are another way to write the same fields.
TEST_F(AnonymizeCsv, PlainLinesAndQuotedOnesAreTheSame) {
  const std::string policy =
      policy_of({{"a", std::string(kQuasi)},
                 {"b", std::string(kQuasi) + "operator = \"band\"\nedges = [2, 4]"},
                 {"c", "role = \"sensitive\""}});
  options_.existing = files::Existing::replace;
  give("a,b,c\nx,1,\ny,3.5,合成\n,5,p q\n", policy);
  ASSERT_TRUE(run());
  const std::string plain = outcome();
  EXPECT_EQ(lines_of(plain).size(), 4U);
  give("\"a\",b,\"c\"\n\"x\",\"1\",\ny,\"3.5\",\"合成\"\n,5,\"p q\"\n", policy);
  ASSERT_TRUE(run());
  EXPECT_EQ(outcome(), plain);
}

// ANP-12: the manual page has every operator with its settings and the rules that it serves.
TEST(OperatorTable, StandsInTheManual) {
  const auto manual = files::read_small(fs::path(RENGA_SOURCE_DIR) / "docs/manual/policy.md");
  ASSERT_TRUE(manual);
  for (const operators::OperatorRow& row : operators::operator_table()) {
    const std::size_t at = manual->find("\n| `" + std::string(row.name) + "`");
    ASSERT_NE(at, std::string::npos) << row.name;
    const std::string line = manual->substr(at + 1, manual->find('\n', at + 1) - at - 1);
    for (const std::string_view setting : row.settings)
      EXPECT_NE(line.find(setting), std::string::npos) << row.name << " " << setting;
    for (const std::string_view rule : row.rules)
      EXPECT_NE(line.find(rule), std::string::npos) << row.name << " " << rule;
  }
}

}  // namespace
}  // namespace renga::anonymize
