#include "dossier/deadlines.hpp"

#include "dossier/world_for_test.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace renga::dossier {
namespace {

using sample::Before;
using sample::kDigest;
using sample::Step;
using sample::World;
using enum Role;

Date day(int year, unsigned month, unsigned day) {
  return Date::from_civil(year, month, day).value();
}

class Clock : public Before {
 protected:
  std::vector<Due> all() const {
    return deadlines(world_.dossier, world_.terms, world_.around.today).value();
  }
  /// The day by which something of a rule is due, or nothing.
  std::optional<Date> by(std::string_view rule, std::string_view key = {}) const {
    for (const Due& due : all())
      if (due.rule == rule && (key.empty() || due.key == key)) return due.by;
    return std::nullopt;
  }
  void bind(const char* kind, Ask ask) {
    auto asks = std::make_shared<Asks>(world_.terms.asks ? *world_.terms.asks : Asks{});
    (*asks)[kind].push_back(std::move(ask));
    world_.terms.asks = std::move(asks);
  }
};

Ask stated(const char* rule, Fields said) {
  return {rule, "", "", {}, {}, std::move(said)};
}

// CAL-01, CAL-02, CAL-06, FLOW-C9: the next printed day of each database, for producer and
// applicant.
TEST_F(Clock, TheNextConsultationDeadlineOfEachDatabaseIsTold) {
  at("send_outline");
  const auto printed = [&](const char* rule, const char* database, Date on) {
    bind("deadline", stated(rule, {{"database", database}, {"by", on}}));
  };
  printed("CAL-01", "ndb", day(2026, 3, 6));
  printed("CAL-02", "ndb", day(2026, 7, 3));
  printed("CAL-06", "kaigo", day(2026, 6, 5));
  EXPECT_FALSE(by("CAL-01")) << "it has passed";
  EXPECT_EQ(by("CAL-02"), day(2026, 7, 3));
  EXPECT_EQ(by("CAL-06"), day(2026, 6, 5));
  EXPECT_EQ(by("FLOW-C9"), day(2026, 6, 5));
}

// FLOW-A6, FLOW-B4, FLOW-B6, FLOW-C8, BRD-18, OUT-22: what one party owes another.
TEST_F(Clock, WhatIsOwedBetweenTheOfficesIsDuePromptly) {
  const Date promptly = day(2026, 4, 8);  // five business days after Wednesday, 1 April
  at("give_guidance", "producer");
  EXPECT_EQ(by("FLOW-A6", "producer"), promptly);
  world_ = {};
  at("notify_board_result");
  EXPECT_EQ(by("FLOW-B4"), promptly);
  ASSERT_TRUE(world_.give({producer, "notify_board_result", "", {}}));
  EXPECT_FALSE(by("FLOW-B4"));
  EXPECT_EQ(by("FLOW-B6"), promptly);
  world_ = {};
  at("notify_committee_result");
  EXPECT_EQ(by("FLOW-C8"), promptly);
  world_ = {};
  at("submit_request_form");
  EXPECT_EQ(by("OUT-22"), day(2026, 9, 1));
  world_ = {};
  at("convene_board");
  ASSERT_TRUE(
      world_.give({producer,
                   "convene_board",
                   "",
                   {{"members", sample::members()}, {"expedited", true}, {"ground", "軽微"}}}));
  ASSERT_TRUE(world_.give({board, "vote_on_board", "", {{"member", "m1"}, {"vote", "for"}}, "m1"}));
  ASSERT_TRUE(
      world_.give({board, "decide_board", "", {{"outcome", "approved"}, {"minutes", kDigest}}}));
  EXPECT_EQ(by("BRD-18"), promptly);
}

// OUT-13, APP-18, APP-85.
TEST_F(Clock, WhatWasReturnedOrIsPendingHasItsDay) {
  const std::string judging(sample::kCommittee);
  at("accept_public_form");
  ASSERT_TRUE(world_.give(
      {office, "return_public_form", judging, {{"reason", "不備"}, {"by", day(2026, 7, 3)}}}));
  EXPECT_EQ(by("APP-18"), day(2026, 7, 3));
  ASSERT_TRUE(world_.give({applicant,
                           "save_section",
                           "",
                           {{"section", "ethics_approval"},
                            {"sha256", kDigest},
                            {"choice", "pending"},
                            {"day", day(2026, 8, 31)}}}));
  EXPECT_EQ(by("APP-85"), day(2026, 8, 31));
  world_ = {};
  at("decide_committee");
  ASSERT_TRUE(
      world_.give({committee,
                   "decide_committee",
                   judging,
                   {{"outcome", "conditional"}, {"conditions", "期間"}, {"minutes", kDigest}}}));
  ASSERT_TRUE(world_.give({contact, "hand_in_conditions", judging, {{"sha256", kDigest}}}));
  ASSERT_TRUE(world_.give(
      {office, "settle_conditions", judging, {{"chair_consulted", true}, {"agreed", true}}}));
  EXPECT_EQ(by("OUT-13"), day(2026, 4, 8));
}

// LNK-20: in linked use without delay after the amount was told, whatever day it names.
TEST_F(Clock, TheFeeOfLinkedUseIsPaidWithoutDelay) {
  at("confirm_payment");
  const Date told = world_.around.today;
  EXPECT_TRUE(by("FEE-23"));
  EXPECT_FALSE(by("LNK-20"));
  bind("clock", stated("LNK-20", {{"key", "fee_payment_linked"}, {"word", "without_delay"}}));
  EXPECT_FALSE(by("FEE-23"));
  ASSERT_TRUE(by("LNK-20"));
  EXPECT_GT(*by("LNK-20"), told);
  EXPECT_LE(*by("LNK-20"), told.plus_days(21));
  world_.dossier.databases.erase("kaigo");
  EXPECT_FALSE(by("LNK-20"));
  EXPECT_TRUE(by("FEE-23"));
}

// FEE-23, PRV-08, PRV-12, END-02.
TEST_F(Clock, FeeReceiptAndMediumAreDue) {
  at("confirm_payment");
  EXPECT_EQ(by("FEE-23"), day(2026, 9, 30));
  world_ = {};
  at("receive_data", "ndb/univ-a");
  EXPECT_EQ(by("PRV-08", "ndb/univ-a"), day(2026, 4, 8));
  EXPECT_FALSE(by("PRV-12"));
  world_ = {};
  at("return_medium", "kaigo/univ-a");
  EXPECT_EQ(by("PRV-12", "kaigo/univ-a"), day(2026, 4, 8));
  World disc;
  for (Step step : sample::road()) {
    if (step.name == "send_data") step.fields.set("medium", "DVD");
    if (step.name == "return_medium") continue;
    if (step.name == "erase_place") break;
    ASSERT_TRUE(disc.give(step));
  }
  world_ = disc;
  EXPECT_EQ(by("END-02", "ndb/univ-a"), day(2026, 4, 8));
}

// USE-01, CHG-18, CHG-19, RPT-06, RPT-07.
TEST_F(Clock, TheUsePeriodBringsItsReports) {
  at("request_publication");
  EXPECT_EQ(by("USE-01", "univ-a"), day(2028, 3, 31));
  EXPECT_EQ(by("CHG-18"), day(2028, 3, 31));
  EXPECT_FALSE(by("RPT-06")) << "the period is not longer than two years";
  bind("deadline", stated("CAL-04", {{"database", "ndb"}, {"by", day(2026, 1, 9)}}));
  EXPECT_EQ(by("CHG-18"), day(2028, 3, 31)) << "the deadlines of another year say nothing";
  bind("deadline", stated("CAL-04", {{"database", "ndb"}, {"by", day(2028, 1, 7)}}));
  EXPECT_EQ(by("CHG-18"), day(2028, 1, 7));
  bind("clock",
       stated("CHG-19", {{"key", "extension_application_months"}, {"amount", std::int64_t{-2}}}));
  EXPECT_EQ(by("CHG-19"), day(2028, 1, 31));
  ASSERT_TRUE(
      world_.give({contact,
                   "apply_for_change",
                   "2",
                   {{"change", "extension"}, {"months", std::int64_t{6}}, {"reason", "解析"}}}));
  ASSERT_TRUE(world_.give({committee, "decide_change", "2", {{"agreed", true}}}));
  EXPECT_EQ(by("RPT-06"), day(2028, 4, 1));
  ASSERT_TRUE(world_.give({office, "ask_status_report", "", {}}));
  EXPECT_EQ(by("RPT-07"), day(2026, 4, 8));
  ASSERT_TRUE(world_.give({contact, "report_status", "", {{"sha256", kDigest}}}));
  EXPECT_FALSE(by("RPT-07"));
  EXPECT_FALSE(by("RPT-06"));
}

// RPT-01, RPT-02: three months after each publication.
TEST_F(Clock, EachPublicationIsReportedOn) {
  at("report_results");
  EXPECT_EQ(by("RPT-01", "1"), day(2026, 7, 1));
  world_.dossier.applicant_kind = "public";
  EXPECT_FALSE(by("RPT-01"));
}

// END-01, END-04, END-06, END-17, SEC-37, SEC-63: the haste of the binding guideline.
TEST_F(Clock, ErasureIsDueWithTheHasteOfTheGuideline) {
  at("finish_use");
  const Step finish = {contact, "finish_use", "", {{"reason", "終了"}}};
  ASSERT_TRUE(world_.give(finish));
  EXPECT_EQ(by("END-01", "univ-a"), day(2026, 4, 15));
  EXPECT_EQ(by("END-17"), day(2026, 4, 15));
  bind("clock", stated("END-01", {{"key", "erasure"}, {"word", "at_once"}}));
  EXPECT_EQ(by("END-01", "univ-a"), day(2026, 4, 2));
  bind("value",
       stated("SEC-37", {{"what", "entry_records.keep_years"}, {"number", std::int64_t{1}}}));
  bind("value", stated("SEC-63", {{"what", "access_log.keep_years"}, {"number", std::int64_t{1}}}));
  EXPECT_EQ(by("SEC-37"), day(2027, 4, 1));
  EXPECT_EQ(by("SEC-63"), day(2027, 4, 1));
  world_.dossier.places.at("univ-a").kind = "onsite";
  EXPECT_TRUE(by("END-06", "univ-a"));
  world_.dossier.threads[{Track::application, {}}].notes.set("impossible", true);
  EXPECT_EQ(by("END-04", "univ-a"), day(2026, 4, 8));
}

// RPT-05: the committee hears of each report, once.
TEST_F(Clock, TheCommitteeIsToldOfEachReport) {
  bind("duty", stated("RPT-05", {}));
  at("finish_use");
  EXPECT_EQ(by("RPT-05", "1"), day(2026, 4, 8));
  ASSERT_TRUE(world_.give({office, "tell_committee_of_results", "1", {{"on_page", true}}}));
  EXPECT_FALSE(by("RPT-05"));
  EXPECT_EQ(rule({office, "tell_committee_of_results", "1", {}}), "RPT-05");
  EXPECT_TRUE(command_named("tell_committee_of_results")->told.has(committee));
}

// BRD-20, BRD-21, BRD-22: once a year the producer publishes what its board did.
TEST_F(Clock, TheBoardPublishesWhatItDidEachYear) {
  bind("value", stated("BRD-20", {{"what", "board.published"},
                                  {"words", std::vector<std::string>{"rules", "members"}}}));
  bind("value", stated("BRD-21",
                       {{"what", "board.publications_per_year_min"}, {"number", std::int64_t{1}}}));
  at("decide_board");
  EXPECT_FALSE(by("BRD-21"));
  world_ = {};
  bind("value", stated("BRD-20", {{"what", "board.published"},
                                  {"words", std::vector<std::string>{"rules", "members"}}}));
  bind("value", stated("BRD-21",
                       {{"what", "board.publications_per_year_min"}, {"number", std::int64_t{1}}}));
  at("notify_board_result");
  EXPECT_EQ(by("BRD-21"), day(2027, 4, 1));
  Fields said = {{"published", std::vector<std::string>{"rules"}}};
  const auto publish = [&] { return Step{producer, "publish_board_matters", "", said}; };
  EXPECT_EQ(rule(publish()), "BRD-20");
  said.set("published", std::vector<std::string>{"rules", "members"});
  EXPECT_EQ(rule(publish()), "BRD-21");
  said.set("overview", kDigest);
  said.set("standard_days", std::int64_t{0});
  EXPECT_EQ(rule(publish()), "BRD-22");
  said.set("standard_days", std::int64_t{60});
  world_.around.today = day(2026, 9, 1);
  ASSERT_TRUE(world_.give(publish()));
  EXPECT_EQ(by("BRD-21"), day(2027, 9, 1));
}

// END-11, LAW-16: the producer's data go sooner than the guideline of the database alone asks.
TEST_F(Clock, TheProducersDataAreErasedPromptly) {
  at("erase_place");
  EXPECT_EQ(by("END-01"), day(2026, 4, 15));
  bind("clock", stated("END-11", {{"key", "erasure_jisedai"}, {"word", "promptly"}}));
  EXPECT_EQ(by("END-11"), day(2026, 4, 8));
  EXPECT_FALSE(by("END-01"));
}

// PRV-05, PRV-06: where a guideline asks for it, the planned time is that of the provision.
TEST_F(Clock, ThePlannedTimeIsThatOfTheGuideline) {
  at("submit_request_form");
  EXPECT_EQ(by("OUT-22"), day(2026, 9, 1));
  bind("clock", stated("PRV-05", {{"key", "provision"}}));
  EXPECT_EQ(by("PRV-05"), day(2026, 9, 1));
  bind("clock", stated("PRV-06", {{"key", "onsite_start"}}));
  EXPECT_EQ(by("PRV-06"), day(2026, 9, 1));
}

// VIO-12, VIO-14, VIO-20, VIO-24, SEC-17, LAW-30, AUD-01, CHG-10.
TEST_F(Clock, ConductHasItsDeadlines) {
  at("request_publication");
  ASSERT_TRUE(
      world_.give({contact, "report_incident", "1", {{"kind", "loss"}, {"facts", kDigest}}}));
  EXPECT_EQ(by("SEC-17", "1"), day(2026, 4, 2));
  ASSERT_TRUE(
      world_.give({office, "suspect_violation", "1", {{"violation", "loss"}, {"facts", kDigest}}}));
  EXPECT_EQ(by("VIO-24", "1"), day(2026, 4, 8));
  ASSERT_TRUE(world_.give({office, "hear_committee", "1", {}}));
  EXPECT_EQ(by("VIO-12", "1"), day(2026, 4, 8));
  ASSERT_TRUE(world_.give(
      {office,
       "decide_measure",
       "1",
       {{"months", std::int64_t{2}}, {"loss_yen", std::int64_t{50'000}}, {"reason", "紛失"}}}));
  EXPECT_EQ(by("VIO-14", "1"), day(2026, 6, 1));
  EXPECT_EQ(by("VIO-20", "1"), day(2026, 4, 15));
  ASSERT_TRUE(world_.give({producer, "receive_complaint", "2", {{"sha256", kDigest}}}));
  EXPECT_EQ(by("LAW-30", "2"), day(2026, 4, 8));
  ASSERT_TRUE(world_.give(
      {office, "announce_inspection", "3", {{"on", day(2026, 4, 10)}, {"place", "univ-a"}}}));
  ASSERT_TRUE(world_.give({office,
                           "record_inspection",
                           "3",
                           {{"findings", std::int64_t{2}},
                            {"report", kDigest},
                            {"acts", std::vector<std::string>{"inspection"}},
                            {"correct_by", day(2026, 5, 29)}}}));
  EXPECT_EQ(by("CHG-10", "3"), day(2026, 5, 29));
  ASSERT_TRUE(world_.give({contact, "answer_findings", "3", {{"answer", kDigest}}}));
  EXPECT_EQ(by("AUD-01", "3"), day(2026, 4, 8));
}

// DOS-30: whatever is due names a command that exists, in order of its day.
TEST_F(Clock, EveryDeadlineOfTheRoadCanBeMet) {
  for (const Step& step : sample::road()) {
    ASSERT_TRUE(world_.give(step));
    const auto due = all();
    EXPECT_TRUE(std::ranges::is_sorted(due, {}, &Due::by));
    for (const Due& one : due) {
      EXPECT_FALSE(one.what.japanese.empty() || one.what.english.empty()) << one.rule;
      EXPECT_TRUE(one.command.empty() || command_named(one.command) != nullptr) << one.command;
      EXPECT_FALSE(one.who.empty()) << one.rule;
    }
  }
}

// DOS-32, DOS-33.
TEST_F(Clock, RemindersGrowMoreUrgent) {
  at("confirm_payment");  // to be paid by 30 September 2026, a Wednesday
  const auto told = [&](Date today) -> std::optional<Reminder> {
    world_.around.today = today;
    const auto all_told = reminders_on(world_.dossier, world_.terms, today);
    for (const Reminder& one : all_told.value())
      if (one.due.rule == "FEE-23") return one;
    return std::nullopt;
  };
  EXPECT_FALSE(told(day(2026, 8, 3)));
  const auto five_before = told(day(2026, 9, 18));  // 21, 22 and 23 September are days off
  ASSERT_TRUE(five_before);
  EXPECT_EQ(five_before->due.urgency, Urgency::now);
  EXPECT_TRUE(five_before->to.has(contact) && five_before->to.has(office));
  EXPECT_TRUE(told(day(2026, 9, 30)));
  EXPECT_FALSE(told(day(2026, 9, 26))) << "a Saturday";
  const auto late = told(day(2026, 10, 1));
  ASSERT_TRUE(late);
  EXPECT_EQ(late->due.urgency, Urgency::late);
  EXPECT_FALSE(late->escalates);
  EXPECT_FALSE(told(day(2026, 10, 2)));
  const auto escalated = told(day(2026, 10, 22));
  ASSERT_TRUE(escalated);
  EXPECT_TRUE(escalated->escalates);
}

}  // namespace
}  // namespace renga::dossier
