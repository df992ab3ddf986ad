// Periods of places, what leaves a centre, bans that reach other dossiers, and the hours of the
// fee.

#include "dossier/world_for_test.hpp"

#include <gtest/gtest.h>

namespace renga::dossier {
namespace {

using sample::Before;
using sample::kDigest;
using sample::replaced;
using sample::rule_of;
using sample::Step;
using sample::World;
using enum Role;

Date day(int year, unsigned month, unsigned day) {
  return Date::from_civil(year, month, day).value();
}

Ask stated(const char* rule, Fields said) {
  return {rule, "", "", {}, {}, std::move(said)};
}

Terms with(const char* kind, Ask ask) {
  Terms terms = sample::terms();
  terms.asks = std::make_shared<Asks>(Asks{{kind, {std::move(ask)}}});
  return terms;
}

/// The road with another kind of place and nothing on media.
void walk_at(World& world, const char* kind, const char* form, std::string_view until) {
  for (Step step : sample::road()) {
    if (step.name == until) return;
    if (step.name == "make_copy" || step.name == "return_medium") continue;
    if (step.fields.text("section") == "media_count") continue;
    if (step.fields.text("section") == "use_period") step.fields.set("number", std::int64_t{6});
    if (step.name == "name_place") {
      step.fields.set("kind", kind);
      if (*form != '\0') step.fields.set("form", form);
    }
    if (step.name == "send_data") step.fields = {{"sha256", kDigest}};
    ASSERT_TRUE(world.give(step));
  }
}

// USE-03: six months from the first use at HIC or a centre, not from dispatch.
// DOS-29.
TEST_F(Before, ACentresPeriodRunsFromTheFirstUse) {
  walk_at(world_, "hic", "", "receive_data");
  EXPECT_FALSE(world_.dossier.use_from);
  world_.around.today = day(2026, 5, 10);
  ASSERT_TRUE(world_.give({contact, "receive_data", "jisedai/univ-a", {}}));
  EXPECT_EQ(world_.dossier.places.at("univ-a").use_until, day(2026, 11, 9));
  EXPECT_EQ(world_.dossier.use_until, day(2026, 11, 9));
}

// USE-01, USE-03: each place has a period of its own, and the dossier ends with the last.
// DOS-29.
TEST_F(Before, EachPlaceHasItsOwnPeriod) {
  at("submit_to_producer");
  ASSERT_TRUE(world_.give(
      {applicant, "name_place", "", {{"place", "cloud"}, {"kind", "hic"}, {"country", "JP"}}}));
  for (const Step& step : sample::road()) {
    if (std::holds_alternative<Event>(world_.decide(step)) && step.name != "name_handler" &&
        step.name != "finish_use" && !world_.dossier.holds_data()) {
      ASSERT_TRUE(world_.give(step));
    }
  }
  ASSERT_TRUE(world_.dossier.holds_data());
  ASSERT_TRUE(world_.give({extractor, "prepare_data", "ndb/cloud", {}}));
  ASSERT_TRUE(world_.give({extractor, "send_data", "ndb/cloud", {{"sha256", kDigest}}}));
  ASSERT_TRUE(world_.give({contact, "receive_data", "ndb/cloud", {}}));
  EXPECT_EQ(world_.dossier.places.at("cloud").use_until, day(2026, 9, 30));
  EXPECT_EQ(world_.dossier.places.at("univ-a").use_until, day(2028, 3, 31));
  EXPECT_EQ(world_.dossier.use_until, day(2028, 3, 31));
  EXPECT_EQ(rule({contact, "make_copy", "ndb/cloud", {}}), "PRV-15");
}

// USE-04, USE-05, SEC-81, SEC-90, SEC-91, DOS-29.
TEST_F(Before, WhatWasCarriedOutIsUsedForTwoYears) {
  world_.terms = with("value", stated("USE-05", {{"what", "use.carry_out_counted_from"}}));
  walk_at(world_, "onsite", "ii", "request_publication");
  const Step leave = {extractor,
                      "allow_carry_out",
                      "univ-a",
                      {{"products", std::vector<std::string>{"intermediate"}}}};
  ASSERT_TRUE(world_.give(leave));
  EXPECT_EQ(world_.dossier.use_until, day(2028, 3, 31));
  world_.around.today = day(2026, 6, 1);
  ASSERT_TRUE(world_.give(leave));
  EXPECT_EQ(world_.dossier.use_until, day(2028, 5, 31)) << "counted from the last";
  World older;
  walk_at(older, "onsite", "ii", "request_publication");
  ASSERT_TRUE(older.give(leave));
  older.around.today = day(2026, 6, 1);
  ASSERT_TRUE(older.give(leave));
  EXPECT_EQ(older.dossier.use_until, day(2028, 3, 31)) << "counted from the first";
  world_ = {};
  at("request_publication");
  EXPECT_EQ(rule(leave), "SEC-81");
}

// VIO-15, VIO-18, VIO-22, HND-11: a ban elsewhere reaches this dossier.
// DOS-18.
TEST_F(Before, ABanElsewhereReachesPersonsAndApplicants) {
  at("submit_to_producer");
  const Step submit = {contact, "submit_to_producer", "", {}};
  for (const char* who : {"handler-1", "applicant"}) {
    world_.around.banned = {who};
    EXPECT_EQ(rule(submit), "VIO-18") << who;
  }
  EXPECT_EQ(
      rule({applicant, "name_applicant", "", {{"applicant", "applicant"}, {"kind", "corporate"}}}),
      "VIO-15");
  world_ = {};
  at("send_data");
  world_.around.banned = {"handler-1"};
  const Step send = {producer, "send_data", "jisedai/univ-a", {{"sha256", kDigest}}};
  EXPECT_EQ(rule(send), "VIO-18");
  world_.around.banned = {"stranger"};
  EXPECT_EQ(rule(send), "accepted");
}

// HND-15: in 2022 a handler of an open use makes no new application; in 2023 only the contact does
// not.
TEST_F(Before, AHandlerOfAnOpenUseWaitsWhereTheGuidelineSaysSo) {
  at("name_handler");
  const Step name = {applicant, "name_handler", "", {{"handler", "h7"}, {"full_time", true}}};
  world_.around.busy_handlers = {"h7"};
  EXPECT_EQ(rule(name), "accepted");
  world_.terms = with(
      "value", stated("HND-15", {{"what", "handler.open_uses_max"}, {"number", std::int64_t{1}}}));
  EXPECT_EQ(rule(name), "HND-15");
}

// VIO-16, VIO-20, DOS-27.
TEST_F(Before, AMeasureMayForbidPublication) {
  at("publish");
  ASSERT_TRUE(
      world_.give({office, "suspect_violation", "1", {{"violation", "loss"}, {"facts", kDigest}}}));
  ASSERT_TRUE(world_.give({office, "hear_committee", "1", {}}));
  ASSERT_TRUE(world_.give({office,
                           "decide_measure",
                           "1",
                           {{"months", std::int64_t{3}},
                            {"measures", std::vector<std::string>{"no_publication"}},
                            {"loss_yen", std::int64_t{100}},
                            {"reason", "紛失"}}}));
  EXPECT_TRUE(world_.dossier.no_publication);
  EXPECT_EQ(rule({contact, "present_again", "2", {{"outputs", kDigest}, {"where", "学会"}}}),
            "PUB-44");
  world_.around.today = day(2026, 7, 1);
  EXPECT_EQ(rule({office, "lift_measure", "1", {}}), "VIO-20");
  EXPECT_EQ(rule({office, "confirm_payment_to_state", "1", {{"yen", std::int64_t{99}}}}), "VIO-20");
  ASSERT_TRUE(world_.give({office, "confirm_payment_to_state", "1", {{"yen", std::int64_t{100}}}}));
  ASSERT_TRUE(world_.give({office, "lift_measure", "1", {}}));
  EXPECT_FALSE(world_.dossier.no_publication);
}

// OUT-07: what was begun is suspended.
TEST_F(Before, ARevokedApprovalStopsTheUse) {
  at("request_publication");
  ASSERT_TRUE(world_.give({board, "revoke_approval", "", {{"reason", "法令の変更"}}}));
  EXPECT_TRUE(world_.dossier.stopped);
  ASSERT_TRUE(
      world_.give({office, "suspect_violation", "1", {{"violation", "loss"}, {"facts", kDigest}}}));
  ASSERT_TRUE(world_.give({office, "lift_measure", "1", {}}));
  EXPECT_TRUE(world_.dossier.stopped) << "the revoked approval still stops it";
}

// FEE-06, FEE-08, FEE-09: each started hour counts.
TEST_F(Before, EachStartedHourIsCharged) {
  at("set_fee");
  const auto yen = [&](std::int64_t hours, std::int64_t minutes) {
    World other = world_;
    EXPECT_TRUE(other.give({extractor, "set_fee", "", {{"hours", hours}, {"minutes", minutes}}}));
    return other.dossier.fee.yen;
  };
  EXPECT_EQ(yen(12, 0), 73'200);
  EXPECT_EQ(yen(12, 1), 79'300);
  EXPECT_EQ(yen(12, 60), 79'300);
  EXPECT_EQ(yen(12, 61), 85'400);
  EXPECT_EQ(rule({extractor,
                  "set_fee",
                  "",
                  {{"hours", std::int64_t{1}}, {"environment_hours", std::int64_t{1}}}}),
            "FEE-09");
}

// ORG-14, BRD-15: who handles the data has an interest, declared or not.
TEST_F(Before, AHandlerOnTheBoardHasNoVote) {
  at("convene_board");
  auto members = sample::members();
  members.push_back("handler-1:natural:male:outside:present");
  ASSERT_TRUE(world_.give({producer, "convene_board", "", {{"members", members}}}));
  EXPECT_EQ(
      rule({board, "vote_on_board", "", {{"member", "handler-1"}, {"vote", "for"}}, "handler-1"}),
      "BRD-15");
}

// APP-19, ROL-10: an agent acts with an authority that was shown.
// DOS-19.
TEST_F(Before, AnAgentShowsTheAuthority) {
  at("submit_to_producer");
  const Step submit = {agent, "submit_to_producer", "", {}};
  EXPECT_EQ(rule(submit), "APP-19");
  ASSERT_TRUE(world_.give(
      {applicant, "authorise_agent", "", {{"agent", "agent-1"}, {"authority", kDigest}}}));
  EXPECT_EQ(rule(submit), "accepted");
  Step other = submit;
  other.account = "agent-2";
  EXPECT_EQ(rule(other), "APP-19");
}

}  // namespace
}  // namespace renga::dossier
