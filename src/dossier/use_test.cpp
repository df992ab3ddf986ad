#include "dossier/world_for_test.hpp"

#include <gtest/gtest.h>

namespace renga::dossier {
namespace {

using sample::Before;
using sample::kDigest;
using sample::kOtherDigest;
using sample::rule_of;
using sample::Step;
using sample::World;
using enum Role;

// CHG-01, CHG-06, CHG-07, CHG-12, CHG-15, CHG-25, CHG-34, HND-10, HND-11, DOS-10.
TEST_F(Before, SomeChangesNeedOnlyANoticeOthersAReview) {
  at("request_ids");
  EXPECT_EQ(rule({contact, "notify_change", "1", {{"change", "purpose_or_requirements"}}}),
            "CHG-12");
  EXPECT_EQ(rule({contact, "apply_for_change", "1", {{"change", "section_or_name"}}}), "CHG-12");
  for (const char* command : {"notify_change", "apply_for_change"})
    EXPECT_EQ(rule({contact, command, "1", {{"change", "colour"}}}), "CHG-12") << command;
  EXPECT_EQ(rule({contact, "notify_change", "1", {{"change", "removal"}}}), "HND-10");
  EXPECT_EQ(rule({contact, "notify_change", "1", {{"change", "extension_after_analysis"}}}),
            "CHG-07");
  world_ = {};
  at("decide_committee");
  EXPECT_EQ(rule({contact, "notify_change", "1", {{"change", "section_or_name"}}}), "CHG-01");
  world_ = {};
  at("finish_use");
  Fields extension = {{"change", "extension_after_analysis"},
                      {"months", std::int64_t{6}},
                      {"reason", "査読の待機"}};
  EXPECT_EQ(rule({contact, "notify_change", "2", extension}), "CHG-06");
  extension.set("proof", kDigest);
  ASSERT_TRUE(world_.give({contact, "notify_change", "2", extension}));
  EXPECT_EQ(world_.dossier.use_until, Date::from_civil(2028, 9, 30));
  extension.set("months", std::int64_t{25});
  EXPECT_EQ(rule({contact, "notify_change", "3", extension}), "CHG-07");
  const Step add = {
      contact, "apply_for_change", "3", {{"change", "added_handler"}, {"handler", "h9"}}};
  world_.around.banned = {"h9"};
  EXPECT_EQ(rule(add), "HND-11");
  world_.around.banned = {};
  ASSERT_TRUE(world_.give(add));
  EXPECT_FALSE(world_.dossier.handlers.contains("h9"));
  EXPECT_EQ(rule({committee, "decide_change", "3", {{"agreed", false}}}), "CHG-34");
  ASSERT_TRUE(world_.give({committee, "decide_change", "3", {{"agreed", true}}}));
  EXPECT_TRUE(world_.dossier.handlers.contains("h9"));
}

// PUB-31, PUB-32, PUB-33, ORG-14, OUT-27, DOS-11.
TEST_F(Before, NothingIsPublishedWithoutTheCheck) {
  at("request_publication");
  EXPECT_EQ(rule({contact, "publish", "1", {{"outputs", kDigest}, {"where", "学会"}}}), "PUB-30");
  Fields fields = {
      {"outputs", kDigest}, {"self_checked", false}, {"verdict", "pass"}, {"report", kDigest}};
  const auto request = [&] { return Step{contact, "request_publication", "1", fields}; };
  EXPECT_EQ(rule(request()), "PUB-32");
  fields.set("self_checked", true);
  fields.set("verdict", "fail");
  EXPECT_EQ(rule(request()), "PUB-33");
  fields.set("verdict", "review");
  ASSERT_TRUE(world_.give(request()));
  const auto judge = [](const char* name, Role role, bool approved, const std::string& outputs) {
    return Step{role, name, "1", {{"approved", approved}, {"outputs", outputs}}};
  };
  EXPECT_EQ(rule(judge("judge_publication", extractor, true, kOtherDigest)), "PUB-33");
  EXPECT_EQ(rule(judge("judge_publication", extractor, false, kDigest)), "OUT-27");
  Step handler_judges = judge("judge_publication", extractor, true, kDigest);
  handler_judges.account = "contact-1";
  EXPECT_EQ(rule(handler_judges), "ORG-14");
  ASSERT_TRUE(world_.give(judge("judge_publication", extractor, true, kDigest)));
  EXPECT_EQ(rule(judge("confirm_publication", extractor, true, kDigest)), "PUB-33");
  EXPECT_EQ(rule(judge("confirm_publication", office, false, kDigest)), "OUT-27");
  Step handler_confirms = judge("confirm_publication", office, true, kDigest);
  handler_confirms.account = "handler-1";
  EXPECT_EQ(rule(handler_confirms), "ORG-14");
  ASSERT_TRUE(world_.give(judge("confirm_publication", office, true, kDigest)));
  EXPECT_EQ(rule({contact, "publish", "1", {{"outputs", kOtherDigest}, {"where", "学会"}}}),
            "PUB-45");
  World early;
  early.walk_until("send_data");
  EXPECT_EQ(rule_of(early.decide(request())), "PUB-31");
}

// FLOW-B8, END-04: withdrawal at every stage before provision.
// DOS-28.
TEST_F(Before, ADossierIsWithdrawnAtAnyStageBeforeProvision) {
  const Step withdraw = {contact, "withdraw", "", {{"reason", "計画の中止"}}};
  for (const Role told : {producer, window, office, extractor, fund})
    EXPECT_TRUE(command_named("withdraw")->told.has(told)) << name_of(told);
  bool provided = false;
  for (const Step& step : sample::road()) {
    ASSERT_TRUE(world_.give(step));
    provided = provided || step.name == "send_data";
    World other = world_;
    EXPECT_EQ(static_cast<bool>(other.give(withdraw)), !provided) << step.name;
    EXPECT_EQ(other.dossier.stage(Track::application) == Stage::withdrawn, !provided);
  }
}

// END-02, END-03, END-13, END-17, IDS-29, RPT-01, VIO-24, DOS-28.
TEST_F(Before, ADossierIsClosedWhenNothingIsLeft) {
  at("erase_processing_ids");
  const Step close = {office, "close_dossier", "", {}};
  EXPECT_EQ(rule(close), "END-17");
  ASSERT_TRUE(world_.give({producer, "erase_processing_ids", "", {{"certificate", kDigest}}}));
  EXPECT_EQ(rule(close), "accepted");
  EXPECT_EQ(rule({contact, "erase_place", "univ-a", {{"certificate", kDigest}}}), "END-03");
  ASSERT_TRUE(
      world_.give({office, "suspect_violation", "1", {{"violation", "loss"}, {"facts", kDigest}}}));
  EXPECT_EQ(rule(close), "VIO-24");
  const auto left_out = [&](std::string_view name) {
    world_ = {};
    for (const Step& step : sample::road()) {
      if (step.name == "close_dossier") break;
      if (step.name == name) continue;
      ASSERT_TRUE(world_.give(step));
    }
  };
  left_out("erase_place");
  EXPECT_EQ(rule(close), "END-03");
  left_out("return_medium");
  EXPECT_EQ(rule(close), "END-02");
  left_out("report_results");
  EXPECT_EQ(rule(close), "RPT-01");
  world_ = {};
  at("finish_use");
  EXPECT_EQ(rule({producer, "erase_processing_ids", "", {{"certificate", kDigest}}}), "IDS-29");
}

// VIO-01, VIO-02, VIO-05, VIO-09, VIO-11, VIO-12, VIO-14, VIO-24, DOS-27.
TEST_F(Before, AViolationStopsTheUseAndEndsByTheTable) {
  at("request_publication");
  EXPECT_EQ(
      rule({office, "suspect_violation", "1", {{"violation", "rudeness"}, {"facts", kDigest}}}),
      "VIO-09");
  ASSERT_TRUE(
      world_.give({office, "suspect_violation", "1", {{"violation", "loss"}, {"facts", kDigest}}}));
  EXPECT_EQ(rule({contact,
                  "request_publication",
                  "1",
                  {{"outputs", kDigest},
                   {"self_checked", true},
                   {"verdict", "pass"},
                   {"report", kDigest}}}),
            "VIO-11");
  const auto measure = [](Fields fields) {
    fields.set("reason", "紛失");
    return Step{office, "decide_measure", "1", std::move(fields)};
  };
  EXPECT_EQ(rule(measure({{"months", std::int64_t{3}}})), "VIO-12");
  ASSERT_TRUE(world_.give({office, "hear_committee", "1", {}}));
  EXPECT_EQ(rule(measure({{"unlimited", true}})), "VIO-04");
  EXPECT_EQ(rule(measure({{"months", std::int64_t{13}}})), "VIO-04");
  ASSERT_TRUE(world_.give(measure({{"months", std::int64_t{3}}})));
  EXPECT_EQ(world_.dossier.thread(Track::conduct, "1").notes.day("banned_until"),
            Date::from_civil(2026, 6, 30));
  const Step lift = {office, "lift_measure", "1", {}};
  EXPECT_EQ(rule(lift), "VIO-14");
  world_.around.today = *Date::from_civil(2026, 7, 1);
  ASSERT_TRUE(world_.give(lift));
  EXPECT_FALSE(world_.dossier.stopped);
}

// VIO-02: banned until it is done, and as many days again as it was late.
// DOS-27.
TEST_F(Before, DaysLateAreBannedAgain) {
  at("finish_use");
  const Date end = world_.dossier.use_until.value();
  world_.around.today = end.plus_days(10);
  ASSERT_TRUE(world_.give(
      {office, "suspect_violation", "1", {{"violation", "not_ended"}, {"facts", kDigest}}}));
  ASSERT_TRUE(world_.give({office, "hear_committee", "1", {}}));
  EXPECT_EQ(
      rule({office, "decide_measure", "1", {{"reason", "遅延"}, {"months", std::int64_t{1}}}}),
      "VIO-02");
  ASSERT_TRUE(world_.give({office, "decide_measure", "1", {{"reason", "遅延"}}}));
  EXPECT_FALSE(world_.dossier.thread(Track::conduct, "1").notes.has("banned_until"));
  EXPECT_EQ(rule({office, "lift_measure", "1", {}}), "VIO-14");
  world_.around.today = end.plus_days(20);
  ASSERT_TRUE(world_.give({contact, "erase_place", "univ-a", {{"certificate", kDigest}}}));
  EXPECT_EQ(world_.dossier.thread(Track::conduct, "1").notes.day("banned_until"),
            end.plus_days(40));
}

}  // namespace
}  // namespace renga::dossier
