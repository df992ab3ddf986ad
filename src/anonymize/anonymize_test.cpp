#include "anonymize/anonymize_for_test.hpp"
#include "anonymize/errors.hpp"

#include <map>

namespace renga::anonymize {
namespace {

TEST_F(AnonymizeCsv, TheManualsExampleComesOutAsTheManualPrintsIt) {
  const fs::path examples = fs::path(RENGA_SOURCE_DIR) / "examples/anonymize";
  options_.input = examples / "manual-example.csv";
  options_.policy = examples / "manual-example.toml";
  const auto report = run();
  ASSERT_TRUE(report) << message(report.error());
  EXPECT_EQ(outcome(), *files::read_small(examples / "manual-example.expected.csv"));
  EXPECT_NE(outcome().find(",女,2003/7,2020/7/29,50～55,201以上,4.8,20.9,その他\n"),
            std::string::npos);
}

// ANP-43.
TEST_F(AnonymizeCsv, KeepsTheSeparatorAndQuotesOfTheInput) {
  give("a;b\nx;\"1;2\"\ny;\n", policy_of({{"a", "role = \"plain\""}, {"b", "role = \"plain\""}}));
  ASSERT_TRUE(run());
  EXPECT_EQ(lines_of(outcome()), (std::set<std::string>{"a;b", "x;\"1;2\"", "y;"}));
}

TEST_F(AnonymizeCsv, WritesDatesInTheFormOfTheInput) {
  const std::string shift = std::string(kQuasi) + "operator = \"date_shift\"\ndays = 5";
  const std::string month = std::string(kQuasi) + "operator = \"year_month\"";
  give("a,b,c,d\n2020-02-28,20200228,2020/02/28,2020/2/8\n",
       policy_of({{"a", shift}, {"b", shift}, {"c", month}, {"d", month}}));
  ASSERT_TRUE(run());
  EXPECT_EQ(outcome(), "a,b,c,d\n2020-03-04,20200304,2020/02,2020/2\n");
}

// ANP-21.
TEST_F(AnonymizeCsv, BandsAndCodesHaveTheirEdgesWhereTheirLabelsSay) {
  give("w,t,b\n39.9,199.9,41\n40,200,40\n59.9,200.1,39.5\n60,,\n,1e3,-1\n",
       policy_of({{"w", std::string(kQuasi) + "operator = \"band\"\nedges = [40, 50.5, 60]"},
                  {"t", std::string(kQuasi) + "operator = \"top_code\"\nfrom = 200"},
                  {"b", std::string(kQuasi) + "operator = \"bottom_code\"\nto = 40"}}));
  ASSERT_TRUE(run());
  EXPECT_EQ(lines_of(outcome()),
            (std::set<std::string>{"w,t,b", "40未満,199.9,41", "40～50.5,200以上,40以下",
                                   "50.5～60,200以上,40以下", "60以上,,", ",200以上,40以下"}));
}

// ANP-23.
TEST_F(AnonymizeCsv, CountsRareValuesByPersonAndNotByRow) {
  give("who,value\np1,a\np1,a\np1,a\np2,b\np3,b\np1,b\n",
       "person = \"who\"\nseed = 1\n[column.value]\nrole = \"sensitive\"\n"
       "operator = \"rare_to_other\"\nmin_persons = 2\n");
  const auto report = run();
  ASSERT_TRUE(report) << message(report.error());
  std::map<std::string, int> values;
  const std::string text = outcome();
  for (const std::string_view line : split(text, '\n')) {
    const auto comma = line.find(',');
    if (comma != std::string_view::npos) ++values[std::string(line.substr(comma + 1))];
  }
  EXPECT_EQ(values, (std::map<std::string, int>{{"value", 1}, {"その他", 3}, {"b", 3}}));
  EXPECT_EQ(report->columns[0].operation, "renumber");
  EXPECT_EQ(report->before.persons, 3);
}

TEST_F(AnonymizeCsv, OneShiftForEachPersonKeepsItsIntervals) {
  const std::string shift = "role = \"quasi\"\noperator = \"date_shift\"\nmax_days = 30\n";
  give("who,first,second\np1,2020-01-10,2020-02-10\np2,2020-01-10,2020-03-01\np1,2020-05-01,\n",
       "person = \"who\"\nseed = 1\n[column.who]\nrole = \"plain\"\noperator = \"keep\"\n"
       "[column.first]\n" +
           shift + "[column.second]\n" + shift);
  ASSERT_TRUE(run());
  std::map<std::string, std::set<std::int32_t>> shifts;
  const auto records = parse_csv(outcome());
  ASSERT_TRUE(records);
  for (const CsvRecord& record : *records) {
    if (record.fields[2].empty() || record.fields[0] == "who") continue;
    const Date first = *parse_iso_date(record.fields[1]);
    const Date second = *parse_iso_date(record.fields[2]);
    EXPECT_EQ(second.days() - first.days(), record.fields[0] == "p1" ? 31 : 51);
    shifts[record.fields[0]].insert(first.days() - parse_iso_date("2020-01-10")->days());
  }
  EXPECT_EQ(shifts.size(), 2U);
  EXPECT_FALSE(shifts["p1"].contains(0));
}

TEST_F(AnonymizeCsv, SuppressesWholePersonsWithinTheBudget) {
  give("a,b\nx,1\nx,2\nx,3\ny,4\n",
       policy_of({{"a", std::string(kQuasi)}, {"b", "role = \"sensitive\""}},
                 "[model]\nk = 2\nsuppression_max = 0.25\n"));
  const auto report = run();
  ASSERT_TRUE(report) << message(report.error());
  EXPECT_EQ(lines_of(outcome()), (std::set<std::string>{"a,b", "x,1", "x,2", "x,3"}));
  EXPECT_EQ(report->before.k, 1);
  EXPECT_EQ(report->before.unique, 1);
  EXPECT_EQ(report->after.k, 3);
  EXPECT_EQ(report->after.suppressed, 1);
  EXPECT_EQ(report->after.persons, 3);
  EXPECT_DOUBLE_EQ(report->loss, 0.25);
}

TEST_F(AnonymizeCsv, RefusesAGoalBeyondTheBudgetAndWritesNothing) {
  give("a\nx\nx\ny\nz\n",
       policy_of({{"a", std::string(kQuasi)}}, "[model]\nk = 2\nsuppression_max = 0.49\n"));
  EXPECT_EQ(refusal(), code::goal_unreachable);
}

// ANP-23.
TEST_F(AnonymizeCsv, AValueThatSuppressionMadeRareBecomesOtherToo) {
  // y leaves with its person, so that only one person with the disease d is left.
  give("a,d\nx,d\nx,e\nx,e\ny,d\n",
       policy_of({{"a", std::string(kQuasi)},
                  {"d", "role = \"sensitive\"\noperator = \"rare_to_other\"\nmin_persons = 2"}},
                 "[model]\nk = 2\nsuppression_max = 1\n"));
  ASSERT_TRUE(run());
  EXPECT_EQ(lines_of(outcome()), (std::set<std::string>{"a,d", "x,その他", "x,e"}));
}

// ANP-46.
TEST_F(AnonymizeCsv, AColumnOfMoreValuesThanADictionaryHoldsStaysAsItIs) {
  std::string csv = "n,a\n";
  for (int i = 0; i < 70000; ++i) csv += std::to_string(i) + "," + std::to_string(i % 3) + "\n";
  give(csv, policy_of({{"n", "role = \"plain\""}, {"a", std::string(kQuasi)}}));
  const auto report = run();
  ASSERT_TRUE(report) << message(report.error());
  EXPECT_EQ(lines_of(outcome()), lines_of(csv));
  EXPECT_EQ(report->after.classes, 3);
}

// ANP-45.
TEST_F(AnonymizeCsv, ThreadsDoNotChangeTheBytes) {
  std::string csv = "a,b\n";
  for (int i = 0; i < 5000; ++i)
    csv += std::to_string(i % 97) + "," + std::to_string(i % 89) + "\n";
  give(csv, policy_of({{"a", std::string(kQuasi)}, {"b", "role = \"sensitive\""}}));
  std::string first;
  for (const int threads : {1, 2, 4}) {
    options_.limits.threads = threads;
    options_.existing = files::Existing::replace;
    ASSERT_TRUE(run());
    if (first.empty()) first = outcome();
    EXPECT_EQ(outcome(), first);
  }
}

TEST_F(AnonymizeCsv, AMissingValueIsAValueOfItsOwn) {
  give("a,b\nx,1\n,1\n,1\n", policy_of({{"a", std::string(kQuasi)}, {"b", std::string(kQuasi)}}));
  const auto measures = measure();
  ASSERT_TRUE(measures) << message(measures.error());
  EXPECT_EQ(measures->classes, 2);
  EXPECT_EQ(measures->unique, 1);
  EXPECT_EQ(measures->largest, 2);
}

// ANP-2, ANP-4.
TEST_F(AnonymizeCsv, ClassesOfPersonsCompareTheirSetsOfValues) {
  // p1 and p2 have the same set {x, y}; p3 has only x.
  give("who,a\np1,x\np1,y\np1,y\np2,y\np2,x\np3,x\n",
       "person = \"who\"\n[column.a]\nrole = \"quasi\"\n");
  const auto measures = measure();
  ASSERT_TRUE(measures) << message(measures.error());
  EXPECT_EQ(measures->persons, 3);
  EXPECT_EQ(measures->classes, 2);
  EXPECT_EQ(measures->largest, 2);
  EXPECT_EQ(measures->unique, 1);
}

// ANP-24.
TEST_F(AnonymizeCsv, GeneralizesByAHierarchyAndRefusesAnIncompleteOne) {
  const std::string policy =
      policy_of({{"age", std::string(kQuasi) + "hierarchy = \"age.csv\"\nlevel = 1"}});
  EXPECT_TRUE(files::write_whole(folder_ / "age.csv", "30;30-34\n31;30-34\n40;40-44\n",
                                 files::Existing::replace));
  give("age\n30\n31\n40\n", policy);
  const auto report = run();
  ASSERT_TRUE(report) << message(report.error());
  EXPECT_EQ(lines_of(outcome()), (std::set<std::string>{"age", "30-34", "40-44"}));
  EXPECT_EQ(report->columns[0].level, 1);
  EXPECT_EQ(report->after.classes, 2);
  options_.existing = files::Existing::replace;
  give("age\n30\n99\n98\n", policy);
  const auto refused = run();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), code::hierarchy_incomplete);
  EXPECT_EQ(refused.error().detail("count"), "2");
}

TEST_F(AnonymizeCsv, ASearchTakesTheLeastGeneralisation) {
  EXPECT_TRUE(files::write_whole(folder_ / "age.csv", "30;30-34;*\n31;30-34;*\n40;40-44;*\n",
                                 files::Existing::replace));
  const std::string column = std::string(kQuasi) + "hierarchy = \"age.csv\"\nlevel = \"search\"";
  give("age\n30\n31\n40\n40\n", policy_of({{"age", column}}, "[model]\nk = 2\n"));
  const auto report = run();
  ASSERT_TRUE(report) << message(report.error());
  EXPECT_EQ(report->columns[0].level, 1);
  EXPECT_EQ(report->after.k, 2);
  fs::remove(options_.out);
  give("age\n30\n31\n40\n40\n", policy_of({{"age", column}}, "[model]\nk = 5\n"));
  EXPECT_EQ(refusal(), code::goal_unreachable);
  give("age\n30\n", policy_of({{"age", column}}));
  EXPECT_EQ(refusal(), code::field_missing);  // a goal
}

TEST_F(AnonymizeCsv, NamesEveryColumnThatThePolicyForgot) {
  give("a,性別,c\n1,2,3\n", policy_of({{"a", "role = \"plain\""}}));
  const auto report = run();
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), code::columns_unnamed);
  EXPECT_EQ(report.error().detail("columns"), "in.性別, in.c");
  EXPECT_EQ(report.error().detail("snippet"),
            "[column.\"性別\"]\nrole = \"plain\"\n[column.c]\nrole = \"plain\"\n");
}

// ANP-1, ANP-2, ANP-4, ANP-11.
TEST_F(AnonymizeCsv, RefusesPoliciesThatDoNotFitTheData) {
  give("a\n1\n", policy_of({{"a", "role = \"plain\""}, {"b", "role = \"plain\""}}));
  EXPECT_EQ(refusal(), code::column_missing);
  give("a\n1\n", "seed = 1\n[column.a]\nrole = \"plain\"\n");
  EXPECT_EQ(refusal(), code::person_column_missing);
  give("a\n1\n", "person = \"row\"\n[column.a]\nrole = \"plain\"\n");
  EXPECT_EQ(refusal(), code::field_missing);
  give("a\n1\n", policy_of({{"a", "role = \"direct\"\noperator = \"keep\""}}));
  EXPECT_EQ(refusal(), code::operator_not_for_column);
  give("a\n1\n", policy_of({{"a", "role = \"quasi\"\noperator = \"renumber\""}}));
  EXPECT_EQ(refusal(), code::operator_not_for_column);
  give("who,a\n,1\n", "person = \"who\"\nseed = 1\n[column.a]\nrole = \"plain\"\n");
  EXPECT_EQ(refusal(), code::field_missing);
}

TEST_F(AnonymizeCsv, NamesTheRowOfAValueThatItsOperatorCannotRead) {
  give("w\n50\nheavy\n",
       policy_of({{"w", std::string(kQuasi) + "operator = \"band\"\nedges = [1]"}}));
  const auto number = run();
  ASSERT_FALSE(number);
  EXPECT_EQ(number.error().code(), code::field_bad);
  EXPECT_EQ(number.error().where().row, 3);
  EXPECT_EQ(number.error().where().column, "w");
  EXPECT_EQ(message(number.error()).find("heavy"), std::string::npos);
  give("d\n2020/1/31\n2020/2/31\n",
       policy_of({{"d", std::string(kQuasi) + "operator = \"year_month\""}}));
  const auto date = run();
  ASSERT_FALSE(date);
  EXPECT_EQ(date.error().where().row, 3);
  EXPECT_EQ(message(date.error()).find("2020/2/31"), std::string::npos);
}

// ANP-101
TEST_F(AnonymizeCsv, NamesTheLineOfABrokenFile) {
  const std::string policy = policy_of({{"a", "role = \"plain\""}, {"b", "role = \"plain\""}});
  for (const char* broken : {"a,b\n1,2\n3\n4,5\n", "a,b\n1,2\n3,4,5\n", "a,b\n1,2\n\xff\xfe,3\n"}) {
    give(broken, policy);
    const auto report = run();
    ASSERT_FALSE(report) << broken;
    EXPECT_EQ(report.error().code(), code::file_not_claimed_format);
    EXPECT_EQ(report.error().where().row, 3);
  }
  for (const auto& [mixed, row] : std::map<std::string, std::int64_t>{
           {"a,b\n1,\"\n\"\r\n3,4\r\n", 3}, {"a,b\r\n1,2\n3,4\r\n", 2}, {"a,b\r1,2\r\n", 2}}) {
    give(mixed, policy);
    const auto report = run();
    ASSERT_FALSE(report) << mixed;
    EXPECT_EQ(report.error().code(), code::file_not_claimed_format) << mixed;
    EXPECT_EQ(report.error().where().row, row) << mixed;
    EXPECT_EQ(report.error().where().file, "in.csv");
  }
  give("a,b\n1,\"2\n", policy);
  EXPECT_EQ(run().error().where().file, "in.csv");
  give("a,b\n", policy);
  EXPECT_EQ(refusal(), code::nothing_to_read);
  give("a,a\n1,2\n", policy);
  EXPECT_EQ(refusal(), code::file_not_claimed_format);
  give("", policy);
  EXPECT_EQ(refusal(), code::nothing_to_read);
}

// ANP-41.
TEST_F(AnonymizeCsv, TheOrderOfTheOutcomeDoesNotHangOnTheOrderOfTheInput) {
  const std::string policy =
      "person = \"who\"\nseed = 1\n[column.who]\nrole = \"plain\"\noperator = \"keep\"\n"
      "[column.a]\nrole = \"plain\"\n";
  give("who,a\np1,1\np1,2\np2,3\np3,4\np4,5\n", policy);
  ASSERT_TRUE(run());
  const std::string first = outcome();
  options_.existing = files::Existing::replace;
  give("who,a\np4,5\np2,3\np1,2\np3,4\np1,1\n", policy);
  ASSERT_TRUE(run());
  EXPECT_EQ(outcome(), first);
}

TEST_F(AnonymizeCsv, ColumnsMayHaveTheNamesThatStatementsUse) {
  give("value,person,stays,size\n1,a,x,q\n2,b,y,q\n",
       policy_of({{"value", std::string(kQuasi) + "operator = \"band\"\nedges = [2]"},
                  {"person", "role = \"direct\"\noperator = \"renumber\""},
                  {"stays", std::string(kQuasi) + "operator = \"rare_to_other\"\nmin_persons = 2"},
                  {"size", std::string(kQuasi)}}));
  const auto report = run();
  ASSERT_TRUE(report) << message(report.error());
  EXPECT_TRUE(outcome().find("2未満,") != std::string::npos);
  EXPECT_EQ(report->after.classes, 2);
}

}  // namespace
}  // namespace renga::anonymize
