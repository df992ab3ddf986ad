#include "link/causes.hpp"
#include "link/estimate.hpp"
#include "link/fixture_test.hpp"

#include <algorithm>

namespace renga::link {
namespace {

using Rows = std::vector<std::string>;

const std::vector<Database> kTwo = {Database::ndb, Database::jisedai};
const std::vector<std::string> kLines = {"database", "other_database", "leg", "cause", "flags"};

class MismatchTest : public LinkTest {
 protected:
  Rows lines(const std::vector<Someone>& ndb, const std::vector<Someone>& jisedai,
             bool with_names = false) {
    write(Database::ndb, {.people = ndb, .with_names = with_names});
    write(Database::jisedai, {.people = jisedai, .with_names = with_names});
    Options each = options(kTwo);
    each.existing = files::Existing::replace;
    report_ = linked(each);
    return rows("mismatch", kLines);
  }

  Report report_;
};

// JOIN-22, JOIN-23
TEST_F(MismatchTest, WhoIsLinkedByBothIdsHasNoLine) {
  EXPECT_EQ(lines({{1, "a", "A"}}, {{1, "a", "A"}}), Rows());
}

TEST_F(MismatchTest, AMissingIdIsALineOfItsLegWithItsValidity) {
  EXPECT_EQ(lines({{1, "", "A"}, {2, "b", ""}}, {{1, "a", "A"}, {2, "b", "B"}}),
            Rows({"ndb jisedai id4 no_kana linked", "ndb jisedai id5 not_in_history linked"}));
}

TEST_F(MismatchTest, AnIdThatCouldNotExistYetIsNoMismatch) {
  lines({{1, "a", "", "1", 1970, "", "outside_period"}}, {{1, "a", "A"}});
  EXPECT_EQ(rows("mismatch", {"kind", "cause"}), Rows({"none outside_period"}));
}

TEST_F(MismatchTest, OneId5WithTwoId4IsALineOfId4) {
  EXPECT_EQ(lines({{1, "a", "A"}}, {{1, "b", "A"}}), Rows({"ndb jisedai id4 several_id4 linked"}));
}

TEST_F(MismatchTest, NameKeysTellWhyTheId4OfALinkedPairDiffer) {
  const auto named = [](std::string id4, std::string spelling, std::string head, std::string tail) {
    Someone someone{1, std::move(id4), "A"};
    someone.name_keys = {std::move(spelling), std::move(head), std::move(tail)};
    return someone;
  };
  const Someone self = named("a", "s", "h", "t");
  EXPECT_EQ(lines({self}, {named("b", "s", "x", "y")}, true),
            Rows({"ndb jisedai id4 spelling_variant linked"}));
  EXPECT_EQ(lines({self}, {named("b", "x", "h", "y")}, true),
            Rows({"ndb jisedai id4 cut_name linked"}));
  EXPECT_EQ(lines({self}, {named("b", "x", "y", "t")}, true),
            Rows({"ndb jisedai id4 name_change linked"}));
  EXPECT_EQ(lines({self}, {named("b", "x", "y", "z")}, true),
            Rows({"ndb jisedai id4 several_id4 linked"}));
}

// JOIN-26
TEST_F(MismatchTest, NameKeysExplainTwoUnlinkedPersonsAndLinkNobody) {
  Someone one{1, "a", ""};
  one.name_keys = {"x", "y", "t"};
  Someone other{1, "b", "B"};
  other.name_keys = {"v", "w", "t"};
  EXPECT_EQ(lines({one}, {other}, true), Rows({"ndb jisedai id4 name_change unlinked",
                                               "ndb jisedai id5 not_in_history unlinked"}));
  EXPECT_EQ(report_.links_by_stage.at("id4") + report_.links_by_stage.at("id5"), 0);
}

TEST_F(MismatchTest, NamesakesWhoBothFoundTheirOwnAreHomonyms) {
  EXPECT_EQ(lines({{1, "a", "A"}, {2, "a", "B"}}, {{1, "a", "A"}, {2, "a", "B"}}),
            Rows({"ndb jisedai id4 homonym unlinked", "ndb jisedai id4 homonym unlinked"}));
}

TEST_F(MismatchTest, OneId4AloneWithTwoId5IsAnInsurerChangeBeforeTheHistory) {
  EXPECT_EQ(lines({{1, "a", "A"}}, {{1, "a", "B"}}),
            Rows({"ndb jisedai id5 insurer_change_before_history unlinked"}));
}

TEST_F(MismatchTest, OneId4OfALinkedPersonWithAnotherId5IsSeveralId5) {
  EXPECT_EQ(lines({{1, "a", "A"}, {2, "a", "B"}}, {{1, "a", "A"}}),
            Rows({"ndb jisedai id5 several_id5 unlinked"}));
}

TEST_F(MismatchTest, TwoPersonsOfOneDatabaseWithOneId5AreRegisteredTwice) {
  lines({{1, "a", "A"}}, {{1, "x", "A"}, {2, "y", "A"}});
  const Rows causes = rows("mismatch", {"cause"});
  EXPECT_EQ(std::ranges::count(causes, "registered_twice"), 2);
}

TEST_F(MismatchTest, WhoHasBothIdsAndNobodyElsewhereIsInOneDatabaseOnly) {
  EXPECT_EQ(lines({{1, "a", "A"}}, {{1, "b", "B"}}),
            Rows({"jisedai - - only_in_one -", "ndb - - only_in_one -"}));
}

// JOIN-21
TEST_F(MismatchTest, ANumberThatMeetsAnotherPersonDoesNotLink) {
  const Rows found =
      lines({{1, "a", "A", "1", 1970}, {2, "x", "B", "1", 1960}}, {{1, "b", "A", "2", 1950}});
  EXPECT_EQ(report_.links_by_stage.at("id5"), 0);
  EXPECT_EQ(found.back(), "ndb jisedai id5 reused_number unlinked,sex,birth_month");
}

TEST_F(MismatchTest, ASlipInOneAttributeKeepsTheLink) {
  EXPECT_EQ(lines({{1, "a", "A", "1"}}, {{1, "b", "A", "2"}}),
            Rows({"ndb jisedai id5 attribute_conflict linked,sex"}));
  EXPECT_EQ(report_.links_by_stage.at("id5"), 1);
}

TEST_F(MismatchTest, OneAttributeAndANamesakeDoubtTheNumber) {
  lines({{1, "a", "A", "1"}, {2, "a", "B", "1"}}, {{1, "b", "A", "2"}});
  EXPECT_EQ(report_.links_by_stage.at("id5"), 0);
  EXPECT_EQ(report_.sides[1].unlinked_by_reason.at("conflict"), 1);
}

// JOIN-25
TEST_F(MismatchTest, TheCsvHoldsWhatIsMissedOrWrongAndNoId) {
  write(Database::ndb, {.people = {{1, "", "A"}, {2, "c", "C"}}});
  write(Database::jisedai, {.people = {{1, "a", "A"}}});
  Options each = options(kTwo);
  each.mismatches = folder_ / "mismatches.csv";
  linked(each);
  const auto csv = files::read_small(*each.mismatches);
  ASSERT_TRUE(csv);
  EXPECT_TRUE(
      csv->starts_with("person,other_person,database,other_database,kind,leg,cause,flags\n"));
  EXPECT_EQ(std::ranges::count(*csv, '\n'), 2);
  EXPECT_NE(csv->find(",missed,id4,no_kana,linked"), std::string::npos);
  EXPECT_EQ(csv->find(std::string(64, 'A')), std::string::npos);
}

TEST_F(MismatchTest, ExamplesAreNumbersOfLinkedPersons) {
  lines({{1, "", "A"}}, {{1, "a", "A"}});
  const std::vector<std::int64_t> expected = {1};
  EXPECT_EQ(report_.examples.at("no_kana"), expected);
  ASSERT_EQ(report_.mismatches.size(), 1U);
  EXPECT_EQ(report_.mismatches[0].linked, 1);
}

TEST(Causes, EveryCauseIsExplainedInBothLanguages) {
  for (const Cause& cause : causes())
    for (const Bilingual& words : {cause.label, cause.meaning, cause.remedy}) {
      EXPECT_FALSE(words.japanese.empty()) << cause.code;
      EXPECT_FALSE(words.english.empty()) << cause.code;
    }
}

// JOIN-27
TEST(Estimate, ChapmansNumberLiesInsideItsInterval) {
  const Interval missed = missed_by_both({.by_id5 = 900, .by_id4 = 800, .by_both = 719});
  EXPECT_NEAR(missed.value, 181.0 * 81.0 / 720.0, 1e-9);
  EXPECT_GT(missed.low, 0);
  EXPECT_LT(missed.low, missed.value);
  EXPECT_GT(missed.high, missed.value);
}

TEST(Estimate, WhereOneIdFindsEverythingNothingIsSeenToBeMissed) {
  const Interval missed = missed_by_both({.by_id5 = 100, .by_id4 = 80, .by_both = 80});
  EXPECT_EQ(missed.value, 0);
  EXPECT_EQ(missed.low, 0);
  EXPECT_GT(missed.high, 0);
}

// JOIN-28 to JOIN-30
TEST_F(MismatchTest, TheTruthJudgesStagesCausesAndPeople) {
  write(Database::ndb,
        {.people = {{1, "four-a", "five-a"}, {2, "four-b", "five-b"}, {3, "four-c", ""}}});
  write(Database::jisedai,
        {.people = {{1, "four-a", "five-a"}, {2, "four-b", "five-z"}, {3, "four-c", "five-c"}}});
  Options each = options(kTwo);
  each.truth = write_text("truth.csv",
                          "database,id4,id5,person,causes\n"
                          "ndb,four-a,five-a,1,\nndb,four-b,five-b,2,number_wrong;no_kana\n"
                          "ndb,four-c,,3,number_missing\njisedai,four-a,five-a,1,\n"
                          "jisedai,four-b,five-z,2,\njisedai,four-c,five-c,3,\n");
  const Report report = linked(each);
  EXPECT_EQ(report.quality->at("both").true_people, 3);
  EXPECT_EQ(report.quality->at("both").found_people, 2);
  EXPECT_EQ(report.verdict->by_stage.at("id5").right_pairs, 1);
  EXPECT_EQ(report.verdict->by_stage.at("id4").right_pairs, 1);
  EXPECT_EQ(report.verdict->by_true_cause.at("number_missing").found_pairs, 1);
  EXPECT_EQ(report.verdict->by_true_cause.at("number_wrong").found_pairs, 0);
  const Agreement& agreed = report.verdict->by_cause.at("insurer_change_before_history");
  EXPECT_EQ(agreed.missed_pairs, 1);
  EXPECT_EQ(agreed.missed_agreeing, 1);
  EXPECT_EQ(report.estimates.at(0).truly_missed, 1);
}

}  // namespace
}  // namespace renga::link
