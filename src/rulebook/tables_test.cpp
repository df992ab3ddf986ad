#include "rulebook/rulebook.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace renga::rulebook {
namespace {

using Names = std::vector<std::string>;

Date day(std::string_view iso) {
  return *parse_iso_date(iso);
}

RulebookSet set_of(const Binding& binding) {
  static const std::vector<Rulebook> all = *carried();
  return *RulebookSet::of(binding, all);
}

RulebookSet old_ndb() {
  return set_of({"ndb-2022-04"});
}
RulebookSet new_ndb() {
  return set_of({"ndb-2023-10"});
}
RulebookSet manual() {
  return set_of({"jisedai-2025-06"});
}

std::string body_of(const RulebookSet& rules, Names databases) {
  return (*committee_for(rules, std::move(databases)))->text_or("body", "");
}

// ORG-01 to ORG-07: every combination of the three public databases has its committee.
TEST(Tables, EveryCombinationHasItsCommittee) {
  const RulebookSet rules = manual();
  EXPECT_EQ(body_of(rules, {"ndb"}), "committee_medical");
  EXPECT_EQ(body_of(rules, {"dpc"}), "committee_medical");
  EXPECT_EQ(body_of(rules, {"dpc", "ndb"}), "committee_medical");
  EXPECT_EQ(body_of(rules, {"kaigo"}), "committee_care");
  EXPECT_EQ(body_of(rules, {"kaigo", "ndb"}), "committee_joint");
  EXPECT_EQ(body_of(rules, {"kaigo", "dpc"}), "committee_joint");
  EXPECT_EQ(body_of(rules, {"dpc", "kaigo", "ndb"}), "committee_joint");
  EXPECT_FALSE(committee_for(rules, {"idb"}));
  EXPECT_EQ(body_of(set_of({"jisedai-2025-06", "ndb-2023-10", "kaigo-2025-06"}), {"kaigo", "ndb"}),
            "committee_joint");
  EXPECT_EQ(body_of(old_ndb(), {"ndb", "kaigo"}), "committee_joint_sitting");
}

std::int64_t months(const RulebookSet& rules, std::string_view key, const Facts& facts) {
  return (*use_period(rules, key, facts))->value<std::int64_t>("months");
}

// USE-01, USE-03, USE-04: 24 months, 6 months at an on-site centre, since 2023 also on HIC.
TEST(Tables, CapsOfTheUsePeriodHangOnThePlace) {
  EXPECT_EQ(months(new_ndb(), "cap", {"place:own"}), 24);
  EXPECT_EQ(months(new_ndb(), "cap", {"place:onsite"}), 6);
  EXPECT_EQ(months(new_ndb(), "cap", {"place:hic"}), 6);
  EXPECT_EQ(months(new_ndb(), "carried_out", {"place:onsite"}), 24);
  EXPECT_EQ(months(old_ndb(), "cap", {"place:onsite"}), 6);
  EXPECT_FALSE(use_period(old_ndb(), "cap", {"place:hic"}));
  EXPECT_FALSE(use_period(new_ndb(), "cap", {}));
}

bool asks_for(const RulebookSet& rules, const Facts& facts, std::string_view key) {
  const auto fields = required_fields(rules, facts);
  return std::ranges::any_of(fields,
                             [&](const Entry* field) { return field->text_or("key", "") == key; });
}

// APP-35, APP-37, APP-69, APP-70, APP-77, APP-81: which items an application must have.
TEST(Tables, FieldsHangOnApplicantAndData) {
  const Facts university = {"applicant:corporate", "data:special_extraction"};
  EXPECT_TRUE(asks_for(new_ndb(), university, "corporation"));
  EXPECT_FALSE(asks_for(new_ndb(), university, "public_body"));
  EXPECT_TRUE(asks_for(new_ndb(), university, "ethics_approval"));
  EXPECT_TRUE(asks_for(new_ndb(), university, "request_template"));
  EXPECT_FALSE(asks_for(new_ndb(), university, "other"));
  EXPECT_FALSE(asks_for(old_ndb(), university, "ethics_approval"));
  const Facts ministry = {"applicant:public", "data:special_extraction"};
  EXPECT_FALSE(asks_for(new_ndb(), ministry, "ethics_approval"));
  const Facts trial = {"applicant:corporate", "data:trial_dataset"};
  EXPECT_FALSE(asks_for(new_ndb(), trial, "minimum_reason"));
  EXPECT_TRUE(asks_for(old_ndb(), trial, "minimum_reason"));
  EXPECT_TRUE(asks_for(new_ndb(), university, "minimum_reason"));
}

bool judged(const RulebookSet& rules, const Facts& facts, std::string_view id) {
  const auto all = criteria(rules, "committee", facts);
  return std::ranges::any_of(all, [&](const Entry* entry) { return entry->id == id; });
}

// REV-14, REV-34, REV-35, REV-36, REV-20 to REV-22: differences by data, place, applicant,
// database.
TEST(Tables, CriteriaDifferByDataPlaceAndDatabase) {
  EXPECT_TRUE(judged(new_ndb(), {"data:special_extraction"}, "REV-14"));
  EXPECT_FALSE(judged(new_ndb(), {"data:sampling_dataset"}, "REV-14"));
  EXPECT_FALSE(judged(new_ndb(), {"data:trial_dataset"}, "REV-14"));
  EXPECT_TRUE(judged(new_ndb(), {"place:hic"}, "REV-34"));
  EXPECT_FALSE(judged(new_ndb(), {"place:own"}, "REV-34"));
  EXPECT_TRUE(judged(new_ndb(), {"applicant:public"}, "REV-36"));
  EXPECT_FALSE(judged(new_ndb(), {"applicant:public"}, "REV-35"));
  EXPECT_TRUE(judged(manual(), {"database:kaigo"}, "REV-21"));
  EXPECT_FALSE(judged(manual(), {"database:kaigo"}, "REV-22"));
  EXPECT_FALSE(judged(manual(), {"database:kaigo"}, "REV-20"));
  const auto board = criteria(manual(), "board", {});
  ASSERT_EQ(board.size(), 5U);
  for (std::size_t i = 0; i < board.size(); ++i)
    EXPECT_EQ(board[i]->value<std::int64_t>("group"), static_cast<std::int64_t>(i) + 1);
}

struct ExpectedOutcome {
  std::string_view body;
  std::string_view class_name;
  std::string_view id;
  std::string_view decision;
  std::string_view next;
};

// OUT-02 to OUT-08, OUT-11 to OUT-15: seven classes of the board and five of the committee.
TEST(Tables, EveryClassOfResultSaysWhatFollows) {
  const std::vector<ExpectedOutcome> expected = {
      {"board", "approved", "OUT-02", "approved", "provision"},
      {"board", "approved_after_correction", "OUT-03", "approved", "provision"},
      {"board", "approved_on_condition", "OUT-04", "approved", "provision"},
      {"board", "refused", "OUT-05", "refused", "new_application"},
      {"board", "held_over", "OUT-06", "open", "review_again"},
      {"board", "withdrawn", "OUT-07", "withdrawn", "chair_directs"},
      {"board", "other", "OUT-08", "open", "chair_directs"},
      {"committee", "unconditional", "OUT-11", "approved", "provision"},
      {"committee", "with_remarks", "OUT-12", "approved", "provision"},
      {"committee", "on_condition", "OUT-13", "open", "secretariat_decides"},
      {"committee", "continued", "OUT-14", "open", "later_committee"},
      {"committee", "refused", "OUT-15", "refused", "new_application"},
  };
  const RulebookSet rules = manual();
  EXPECT_EQ(rules.entries("outcome").size(), expected.size());
  EXPECT_EQ(*rules.number("board.outcome_classes"), 7);
  EXPECT_EQ(*rules.number("committee.outcome_classes"), 5);
  for (const ExpectedOutcome& row : expected) {
    const auto found = outcome(rules, row.body, row.class_name);
    ASSERT_TRUE(found) << row.id;
    EXPECT_EQ((*found)->id, row.id);
    EXPECT_EQ((*found)->text_or("decision", ""), row.decision);
    EXPECT_EQ((*found)->text_or("next", ""), row.next);
  }
  EXPECT_FALSE(outcome(rules, "committee", "withdrawn"));
}

std::string handling(const RulebookSet& rules, std::string_view key) {
  return (*change_rule(rules, key))->text_or("handling", "");
}

// CHG-02 to CHG-17, CHG-24: notice or review; what no rule names is CHG-12.
TEST(Tables, ChangesAreNotifiedOrReviewed) {
  for (const std::string_view key :
       {"section_or_name", "removal", "publication_form", "extension_after_analysis",
        "inspection_correction", "slight_correction"})
    EXPECT_EQ(handling(new_ndb(), key), "notice") << key;
  for (const std::string_view key : {"purpose_or_requirements", "institution", "added_handler",
                                     "replaced_handler", "extension", "onsite_again"})
    EXPECT_EQ(handling(new_ndb(), key), "review") << key;
  EXPECT_EQ(handling(new_ndb(), "a change that nobody thought of"), "review");
  EXPECT_EQ(handling(old_ndb(), "a change that nobody thought of"), "new_application");
  EXPECT_EQ((*change_rule(new_ndb(), "a change that nobody thought of"))->id, "CHG-12");
}

// CAL-01 to CAL-06: the deadlines of the fiscal year 2025; after the last one nothing is invented.
TEST(Tables, TheNextConsultationDeadlineIsThatOfTheDatabase) {
  const RulebookSet rules = set_of({"dpc-2025-06", "jisedai-2025-06", "kaigo-2025-06"});
  EXPECT_EQ((*next_deadline(rules, "ndb", day("2025-04-01")))->id, "CAL-01");
  EXPECT_EQ((*next_deadline(rules, "ndb", day("2025-04-04")))->id, "CAL-01");
  EXPECT_EQ((*next_deadline(rules, "ndb", day("2025-04-05")))->id, "CAL-02");
  EXPECT_EQ((*next_deadline(rules, "ndb", day("2025-10-04")))->text_or("review", ""), "2026-03");
  EXPECT_EQ((*next_deadline(rules, "ndb", day("2025-07-05")))->id, "CAL-03");
  EXPECT_EQ((*next_deadline(rules, "kaigo", day("2025-12-01")))->value<Date>("by"),
            day("2026-01-09"));
  EXPECT_EQ((*next_deadline(rules, "dpc", day("2025-06-01")))->value<Date>("by"),
            day("2025-07-04"));
  EXPECT_FALSE(next_deadline(rules, "dpc", day("2025-07-05")));
  EXPECT_FALSE(next_deadline(rules, "ndb", day("2026-01-10")));
}

// RPT-01: 3 months; RPT-06: about the second year; RPT-07: 1 week; CHG-19: 2 months before the end;
// END-01: no amount, only haste.
TEST(Tables, ClocksGiveTheLastDay) {
  const auto report = clock(new_ndb(), "results_report", {"applicant:corporate"});
  EXPECT_EQ(**due_date(**report, day("2025-11-30")), day("2026-02-28"));
  EXPECT_FALSE(clock(new_ndb(), "results_report", {"applicant:public"}));
  EXPECT_EQ(**due_date(**clock(new_ndb(), "management_report", {}), day("2024-05-10")),
            day("2026-05-10"));
  EXPECT_EQ(**due_date(**clock(new_ndb(), "management_report_on_demand", {}), day("2026-05-01")),
            day("2026-05-08"));
  EXPECT_EQ(**due_date(**clock(old_ndb(), "extension_application_months", {}), day("2024-04-30")),
            day("2024-02-29"));
  EXPECT_EQ(*due_date(**clock(new_ndb(), "erasure", {}), day("2026-05-01")), std::nullopt);
}

// FEE-12, FEE-13, FEE-14: all applicants must qualify. FEE-06: started hours.
TEST(Tables, FeesAreExemptForAllOrForNobody) {
  EXPECT_TRUE(exempt_from_fees(new_ndb(), Names{"public", "contractor_of_exempt"}, {}));
  EXPECT_TRUE(exempt_from_fees(new_ndb(), Names{"subsidised"}, {}));
  EXPECT_FALSE(exempt_from_fees(new_ndb(), Names{"public", "corporate"}, {}));
  EXPECT_FALSE(exempt_from_fees(new_ndb(), {}, {}));
  const std::int64_t rate = *old_ndb().number("fee.hourly_yen", {"database:ndb"});
  EXPECT_EQ(fee_yen(rate, 0), 0);
  EXPECT_EQ(fee_yen(rate, 60), 6100);
  EXPECT_EQ(fee_yen(rate, 61), 12200);
  EXPECT_EQ(*old_ndb().number("fee.hourly_yen_linked_ndb", {"linked:yes"}), 7700);
  EXPECT_FALSE(new_ndb().number("fee.hourly_yen", {"database:ndb"}));
}

Result<Ban> ban(std::string_view key, const Measure& measure) {
  return ban_of(**violation(manual(), key, {"database:ndb"}), measure);
}

// VIO-01 to VIO-08: one month to a year from the day the fact was found; without term for three.
TEST(Tables, BansLastAsTheTableOfViolationsSays) {
  const Date found = day("2025-10-01");
  EXPECT_EQ(ban("identification", {found, 1})->until, day("2025-10-31"));
  EXPECT_EQ(ban("loss", {found, 12})->until, day("2026-09-30"));
  for (const std::string_view key : {"identification", "security", "loss", "shown"}) {
    EXPECT_EQ(ban(key, {found, 13}).error().code(), code::value_out_of_range) << key;
    EXPECT_EQ(ban(key, {found, 0}).error().code(), code::value_out_of_range) << key;
    EXPECT_FALSE(ban(key, {found, std::nullopt})) << key;
  }
  for (const std::string_view key : {"leak", "obstruction", "other_purpose"})
    EXPECT_EQ(ban(key, {found, std::nullopt})->until, std::nullopt) << key;
  EXPECT_TRUE((*violation(manual(), "other_purpose", {}))->flag("profit_paid"));
}

// VIO-02: banned until it is done, and then for as many days as it was late.
TEST(Tables, ALateReturnIsBannedForItsDelayAgain) {
  const Date found = day("2025-10-01");
  const Date due = day("2025-09-01");
  EXPECT_EQ(ban("not_ended", {found, std::nullopt, due, std::nullopt})->until, std::nullopt);
  EXPECT_EQ(ban("not_ended", {found, std::nullopt, due, day("2025-10-11")})->until,
            day("2025-11-20"));
  EXPECT_FALSE(ban("not_ended", {found, std::nullopt}));
}

// VIO-06: not for DPCDB. VIO-09: the months are those of the row it resembles.
TEST(Tables, RowsThatDoNotHoldForAllAreRefused) {
  EXPECT_FALSE(violation(manual(), "obstruction", {"database:dpc"}));
  EXPECT_FALSE(ban("other", {day("2025-10-01"), 3}));
}

// BRD-02 to BRD-09
TEST(Tables, TheBoardIsMadeUpAsTheManualSays) {
  const auto board = board_composition(manual());
  ASSERT_TRUE(board);
  EXPECT_EQ(board->members_min, 5);
  EXPECT_EQ(board->sexes_min, 2);
  EXPECT_EQ(board->natural_science_min, 1);
  EXPECT_EQ(board->humanities_min, 1);
  EXPECT_EQ(board->lay_min, 1);
  EXPECT_EQ(board->outside_min, 2);
  EXPECT_EQ(board->business_staff_max, 0);
  EXPECT_FALSE(board->kinds_combined);
  EXPECT_FALSE(board_composition(new_ndb()));
}

}  // namespace
}  // namespace renga::rulebook
