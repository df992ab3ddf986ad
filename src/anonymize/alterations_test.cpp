#include "anonymize/anonymize_for_test.hpp"
#include "anonymize/errors.hpp"

// What each operator makes of values, and what it refuses. All values are synthetic.

namespace renga::anonymize {
namespace {

/// The outcome's column `v`, in the order of the input, beside one that says nothing: a line must
/// not be empty.
class OneColumn : public AnonymizeCsv {
 protected:
  std::vector<std::string> become(const std::vector<std::string>& values, const std::string& lines,
                                  const std::string& role = "quasi") {
    std::string csv = "v,x\n";
    for (const std::string& value : values) csv += "\"" + value + "\",-\n";
    give(csv,
         "person = \"row\"\nseed = 1\nshuffle = false\n[column.x]\nrole = \"plain\"\n"
         "[column.v]\nrole = \"" +
             role + "\"\n" + lines);
    options_.existing = files::Existing::replace;
    const auto report = run();
    EXPECT_TRUE(report) << (report ? "" : message(report.error()));
    std::vector<std::string> outcome_values;
    const auto records = parse_csv(outcome());
    for (std::size_t i = 1; records && i < records->size(); ++i)
      outcome_values.push_back((*records)[i].fields[0]);
    return outcome_values;
  }

  Code refused(const std::string& lines, const std::string& values = "v\n1\n",
               const std::string& role = "quasi") {
    fs::remove(options_.out);
    give(values, policy_of({{"v", "role = \"" + role + "\"\n" + lines}}));
    return refusal();
  }
};

using Values = std::vector<std::string>;

// ANP-26.
TEST_F(OneColumn, QuarterNamesTheMonthsThatItHolds) {
  EXPECT_EQ(become({"2020-01-01", "2020-03-31", "2020-04-01", "2019-12-31", ""},
                   "operator = \"quarter\""),
            (Values{"2020年1～3月", "2020年1～3月", "2020年4～6月", "2019年10～12月", ""}));
  EXPECT_EQ(refused("operator = \"quarter\"", "v\nsoon\n"), code::field_bad);
}

// ANP-27.
TEST_F(OneColumn, AgeBandHoldsBothItsEnds) {
  EXPECT_EQ(become({"0", "4", "5", "39", "40", "84", "85", "101", "", "44.9"},
                   "operator = \"age_band\"\ntop = 85"),
            (Values{"0～4", "0～4", "5～9", "35～39", "40～44", "80～84", "85以上", "85以上", "",
                    "40～44"}));
  EXPECT_EQ(become({"7", "9"}, "operator = \"age_band\"\nwidth_years = 1\ntop = 9"),
            (Values{"7", "9以上"}));
}

// ANP-27.
TEST_F(OneColumn, AgeBandsThatOverlapAreRefused) {
  EXPECT_EQ(refused("operator = \"age_band\"\nwidth_years = 10\ntop = 85"),
            code::value_out_of_range);
  EXPECT_EQ(refused("operator = \"age_band\"\nwidth_years = 0"), code::value_out_of_range);
  EXPECT_EQ(refused("operator = \"age_band\"", "v\nold\n"), code::field_bad);
}

// ANP-27.
TEST_F(OneColumn, AgeAtCountsFullYearsOnTheDay) {
  EXPECT_EQ(become({"1980/10/1", "1980/10/2", "1931/5/5", ""},
                   "operator = \"age_at\"\nat = 2020-10-01\ntop = 85"),
            (Values{"40～44", "35～39", "85以上", ""}));
  EXPECT_EQ(refused("operator = \"age_at\""), code::field_missing);
}

// ANP-28.
TEST_F(OneColumn, RoundGoesAwayFromZeroInTheMiddle) {
  EXPECT_EQ(become({"52.4", "52.5", "-52.5", "0", ""}, "operator = \"round\"\nmultiple = 5"),
            (Values{"50", "55", "-55", "0", ""}));
  EXPECT_EQ(become({"4.86", "-0.04", "12"}, "operator = \"round\"\nmultiple = 0.1"),
            (Values{"4.9", "0.0", "12.0"}));
  EXPECT_EQ(refused("operator = \"round\"\nmultiple = 0"), code::value_out_of_range);
}

TEST_F(OneColumn, PercentilesPutTheThresholdWhereTheDataHaveIt) {
  Values values;
  for (int i = 1; i <= 100; ++i) values.push_back(std::to_string(i));
  const Values top = become(values, "operator = \"top_code\"\npercentile = 98");
  EXPECT_EQ(top[96], "97");
  EXPECT_EQ(top[97], "98以上");
  EXPECT_EQ(top[99], "98以上");
  const Values bottom = become(values, "operator = \"bottom_code\"\npercentile = 3");
  EXPECT_EQ(bottom[2], "3以下");
  EXPECT_EQ(bottom[3], "4");
}

TEST_F(OneColumn, APercentileOfNothingChangesNothing) {
  EXPECT_EQ(become({"", ""}, "operator = \"top_code\"\npercentile = 99"), (Values{"", ""}));
}

TEST_F(OneColumn, APercentileAndAValueAreNotGivenTogether) {
  EXPECT_EQ(refused("operator = \"top_code\"\nfrom = 5\npercentile = 99"), code::key_unknown);
  EXPECT_EQ(refused("operator = \"top_code\"\npercentile = 20"), code::value_out_of_range);
  EXPECT_EQ(refused("operator = \"bottom_code\"\npercentile = 60"), code::value_out_of_range);
}

constexpr std::string_view kDiseases =
    "E10;E10-E14;IV;*\nE11;E10-E14;IV;*\nE12;E10-E14;IV;*\nE66;E65-E68;IV;*\nI10;I10-I15;IX;*\n";

// ANP-55.
TEST_F(OneColumn, RareValuesClimbUntilEnoughPersonsHaveThem) {
  EXPECT_TRUE(files::write_whole(folder_ / "icd.csv", kDiseases, files::Existing::replace));
  const std::string lines = "operator = \"roll_up\"\nhierarchy = \"icd.csv\"\nmin_persons = 3";
  // E11 stays; E10 and E12 meet in their block, which then counts three without E11; E66 climbs
  // alone to its chapter, I10 to the top.
  EXPECT_EQ(become({"E11", "E11", "E11", "E10", "E10", "E12", "E66", "I10", ""}, lines),
            (Values{"E11", "E11", "E11", "E10-E14", "E10-E14", "E10-E14", "*", "*", ""}));
}

// ANP-55.
TEST_F(OneColumn, AGroupDoesNotCountThoseWhoStayedBelowIt) {
  EXPECT_TRUE(files::write_whole(folder_ / "icd.csv", kDiseases, files::Existing::replace));
  const std::string lines = "operator = \"roll_up\"\nhierarchy = \"icd.csv\"\nmin_persons = 3";
  // Had the block counted E11, its one other person would be plain to see.
  EXPECT_EQ(become({"E11", "E11", "E11", "E10"}, lines), (Values{"E11", "E11", "E11", "*"}));
}

TEST_F(OneColumn, RollUpRefusesAHierarchyWithAGap) {
  EXPECT_TRUE(files::write_whole(folder_ / "icd.csv", kDiseases, files::Existing::replace));
  EXPECT_EQ(refused("operator = \"roll_up\"\nhierarchy = \"icd.csv\"\nmin_persons = 3", "v\nZ99\n"),
            code::hierarchy_incomplete);
  EXPECT_EQ(refused("operator = \"roll_up\"\nhierarchy = \"none.csv\"\nmin_persons = 3"),
            code::file_missing);
}

// ANP-56.
TEST_F(OneColumn, MicroaggregationGivesEachGroupItsMean) {
  EXPECT_EQ(become({"1", "2", "3", "10", "11", "12", "13", ""},
                   "operator = \"microaggregate\"\ngroup_min = 3\ndecimals = 2"),
            (Values{"2.00", "2.00", "2.00", "11.50", "11.50", "11.50", "11.50", ""}));
  // Equal values stay equal, so a group may be larger than it must.
  EXPECT_EQ(become({"5", "5", "5", "5", "6", "7"}, "operator = \"microaggregate\"\ngroup_min = 2"),
            (Values{"5.0", "5.0", "5.0", "5.0", "6.5", "6.5"}));
  EXPECT_EQ(become({"5", "6"}, "operator = \"microaggregate\"\ngroup_min = 9"),
            (Values{"5.5", "5.5"}));
  EXPECT_EQ(refused("operator = \"microaggregate\"\ngroup_min = 1"), code::value_out_of_range);
}

// ANP-56.
TEST_F(AnonymizeCsv, MicroaggregationCountsPersonsAndNotTheirRows) {
  // p1 holds both small values: two rows, one person.
  give("who,v\np1,1\np1,2\np2,3\np3,9\np4,9\n",
       "person = \"who\"\nseed = 1\n[column.v]\nrole = \"quasi\"\n"
       "operator = \"microaggregate\"\ngroup_min = 2\n");
  ASSERT_TRUE(run());
  const std::string text = outcome();
  // 1 and 2 are held by one person, so they join 3 and 9.
  EXPECT_EQ(text.find(",1.5\n"), std::string::npos) << text;
  EXPECT_NE(text.find(",4.8\n"), std::string::npos) << text;
}

// Computed with Python's hmac and hashlib from ANP-40 and ANP-60.
TEST_F(OneColumn, NoiseIsThatOfTheSpecification) {
  const std::string lines = "operator = \"noise\"\ndeviation = 2.5\ndecimals = 1";
  give("w\n60.0\n60.0\n72.5\n",
       "person = \"row\"\nseed = 1\nshuffle = false\n[column.w]\nrole = "
       "\"sensitive\"\n" +
           lines);
  ASSERT_TRUE(run());
  EXPECT_EQ(outcome(), "w\n57.8\n58.6\n72.2\n");
  EXPECT_EQ(refused("operator = \"noise\""), code::field_missing);
  EXPECT_EQ(refused(lines, "v\nheavy\n"), code::field_bad);
}

TEST_F(OneColumn, PramIsThatOfTheSpecification) {
  std::string csv = "x\n";
  for (const std::string value : {"a", "a", "a", "a", "a", "a", "b", "b", "b", "b", "c", "c"})
    csv += value + "\n";
  give(csv,
       "person = \"row\"\nseed = 1\nshuffle = false\n[column.x]\nrole = \"sensitive\"\n"
       "operator = \"pram\"\nkeep_share = 0.5\n");
  ASSERT_TRUE(run());
  EXPECT_EQ(outcome(), "x\nb\nc\na\na\na\na\nb\nc\nb\nb\nc\nc\n");
  EXPECT_EQ(refused("operator = \"pram\"\nkeep_share = 0.2"), code::value_out_of_range);
}

TEST_F(OneColumn, ChanceOfAnotherSeedIsAnotherChance) {
  std::set<std::string> outcomes;
  for (const std::string seed : {"1", "2", "3"}) {
    give("v\n60\n61\n62\n63\n64\n65\n", "person = \"row\"\nseed = " + seed +
                                            "\nshuffle = false\n[column.v]\nrole = \"quasi\"\n"
                                            "operator = \"noise\"\ndeviation = 10\n");
    options_.existing = files::Existing::replace;
    ASSERT_TRUE(run());
    outcomes.insert(outcome());
  }
  EXPECT_EQ(outcomes.size(), 3U);
}

TEST_F(AnonymizeCsv, FreeTextGoesAndItsKindsAreTold) {
  give("a,memo\nx,電話は090-0000-0000\nx,連絡先 a@example.jp と 090-0000-0001\nx,\nx,異常なし\n",
       policy_of(
           {{"a", std::string(kQuasi)}, {"memo", "role = \"direct\"\noperator = \"drop_text\""}}));
  const auto report = run();
  ASSERT_TRUE(report) << message(report.error());
  EXPECT_EQ(lines_of(outcome()), (std::set<std::string>{"a", "x"}));
  ASSERT_EQ(report->texts.size(), 1U);
  EXPECT_EQ(report->texts[0].rows, 3);
  std::vector<std::string> kinds;
  for (const TextScan::Kind& kind : report->texts[0].kinds)
    kinds.push_back(kind.kind + ":" + std::to_string(kind.rows));
  EXPECT_EQ(kinds, (Values{"email:1", "phone:2"}));
}

// ANP-53: y is alone with 4, and may stay once its b is gone.
TEST_F(AnonymizeCsv, SingleCellsGoBeforeWholePersonsDo) {
  const std::string cells = std::string(kQuasi) + "suppress_cells = 1";
  give("a,b\nx,1\nx,1\nx,2\nx,3\ny,4\n", policy_of({{"a", std::string(kQuasi)}, {"b", cells}},
                                                   "[model]\nk = 2\nsuppression_max = 0.2\n"));
  const auto report = run();
  ASSERT_TRUE(report) << message(report.error());
  EXPECT_EQ(outcome().find('2'), std::string::npos);
  EXPECT_EQ(lines_of(outcome()), (std::set<std::string>{"a,b", "x,1", "x,"}));
  EXPECT_EQ(report->after.suppressed, 1);
  EXPECT_EQ(report->after.k, 2);
}

TEST_F(AnonymizeCsv, CellsThatNobodyNeedsGoneStay) {
  const std::string cells = std::string(kQuasi) + "suppress_cells = 1";
  give("a,b\nx,1\nx,1\n",
       policy_of({{"a", std::string(kQuasi)}, {"b", cells}}, "[model]\nk = 2\n"));
  ASSERT_TRUE(run());
  EXPECT_EQ(outcome(), "a,b\nx,1\nx,1\n");
}

TEST_F(OneColumn, CellsOfOtherRolesAreNotSuppressed) {
  EXPECT_EQ(refused("suppress_cells = 1", "v\n1\n", "plain"), code::operator_not_for_column);
  EXPECT_EQ(refused("suppress_cells = 0"), code::value_out_of_range);
}

/// Ten persons, one row each, with a letter.
class Chosen : public AnonymizeCsv {
 protected:
  Result<Report> with(const std::string& lines) {
    give("n,a\n1,x\n2,x\n3,x\n4,x\n5,x\n6,x\n7,y\n8,y\n9,z\n10,\n",
         "person = \"row\"\nseed = 1\nshuffle = false\n" + lines +
             "[column.n]\nrole = \"plain\"\n[column.a]\nrole = \"quasi\"\n");
    options_.existing = files::Existing::replace;
    return run();
  }
};

// Computed with Python's hmac and hashlib from ANP-40 and ANP-50.
// ANP-51.
TEST_F(Chosen, ASampleIsThatOfTheSpecification) {
  const auto report = with("[sample]\nshare = 0.4\n");
  ASSERT_TRUE(report) << message(report.error());
  EXPECT_EQ(outcome(), "n,a\n4,x\n7,y\n10,\n");
  EXPECT_EQ(report->before.persons, 10);
  EXPECT_EQ(report->selection.persons_not_sampled, 7);
  EXPECT_EQ(report->after.persons, 3);
  EXPECT_EQ(report->after.suppressed, 0);
  ASSERT_TRUE(with("[sample]\npersons = 3\n"));
  EXPECT_EQ(outcome(), "n,a\n4,x\n7,y\n10,\n");
}

// ANP-52.
TEST_F(Chosen, RecordsLeaveByTheirValues) {
  const auto report = with("[[suppress]]\nwhat = \"record\"\ncolumn = \"a\"\nvalues = [\"x\"]\n");
  ASSERT_TRUE(report) << message(report.error());
  EXPECT_EQ(outcome(), "n,a\n7,y\n8,y\n9,z\n10,\n");
  EXPECT_EQ(report->selection.records_suppressed, 6);
  EXPECT_EQ(report->selection.persons_suppressed, 6);
}

// ANP-52.
TEST_F(Chosen, PersonsLeaveWhoseValueFewHave) {
  const auto report = with("[[suppress]]\nwhat = \"person\"\ncolumn = \"a\"\nmin_persons = 2\n");
  ASSERT_TRUE(report) << message(report.error());
  EXPECT_EQ(report->selection.persons_suppressed, 1);
  EXPECT_EQ(outcome().find("9,z"), std::string::npos);
  EXPECT_NE(outcome().find("10,\n"), std::string::npos);
}

TEST_F(Chosen, RefusesWhatSaysNothing) {
  const auto code = [this](const std::string& lines) {
    const auto report = with(lines);
    return report ? code::nothing_to_read : report.error().code();
  };
  EXPECT_EQ(code("[sample]\nshare = 0.1\npersons = 3\n"), code::key_unknown);
  EXPECT_EQ(code("[sample]\n"), code::field_missing);
  EXPECT_EQ(code("[sample]\nshare = 1.5\n"), code::value_out_of_range);
  EXPECT_EQ(code("[[suppress]]\nwhat = \"row\"\ncolumn = \"a\"\nmin_persons = 2\n"),
            code::value_unknown);
  EXPECT_EQ(code("[[suppress]]\nwhat = \"record\"\ncolumn = \"b\"\nmin_persons = 2\n"),
            code::column_missing);
}

TEST_F(AnonymizeCsv, ARecordLeavesWithoutItsPerson) {
  give("who,d\np1,a\np1,b\np2,b\n",
       "person = \"who\"\nseed = 1\n[[suppress]]\nwhat = \"record\"\ncolumn = \"d\"\n"
       "min_persons = 2\n[column.d]\nrole = \"sensitive\"\n");
  const auto report = run();
  ASSERT_TRUE(report) << message(report.error());
  EXPECT_EQ(report->selection.records_suppressed, 1);
  EXPECT_EQ(report->selection.persons_suppressed, 0);
  EXPECT_EQ(report->after.persons, 2);
  EXPECT_EQ(outcome().find(",a"), std::string::npos);
}

}  // namespace
}  // namespace renga::anonymize
