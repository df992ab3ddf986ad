#include "dossier/world_for_test.hpp"

#include <gtest/gtest.h>

namespace renga::dossier {
namespace {

using sample::Before;
using sample::kDigest;
using sample::rule_of;
using sample::Step;
using sample::World;
using enum Role;

// PRV-01, PRV-20.
TEST_F(Before, TheRequestFormFollowsNoticeAndContract) {
  at("notify_committee_result");
  EXPECT_EQ(rule({contact, "submit_request_form", "", {}}), "PRV-01");
  world_ = {};
  for (const Step& step : sample::road()) {
    if (step.name == "make_contract") continue;
    if (step.name == "submit_request_form") break;
    ASSERT_TRUE(world_.give(step));
  }
  EXPECT_EQ(rule({contact, "submit_request_form", "", {}}), "PRV-20");
}

// HND-12, PRV-02.
TEST_F(Before, EachHandlerSignsInPerson) {
  at("sign_pledge");
  EXPECT_EQ(rule({handler, "sign_pledge", "", {{"handler", "stranger"}}, "stranger"}), "HND-12");
  EXPECT_EQ(rule({handler, "sign_pledge", "", {{"handler", "contact-1"}}}), "PRV-02");
}

// FEE-05, FEE-07, FEE-12, FEE-20, FEE-21, FEE-22.
TEST_F(Before, TheFeeIsHoursTimesTheRate) {
  at("set_fee");
  EXPECT_EQ(rule({office, "confirm_payment", "", {}}), "FEE-22");
  const Step waive = {
      office, "decide_fee_exemption", "", {{"exempt", true}, {"all_qualify", false}}};
  EXPECT_EQ(rule(waive), "FEE-21");
  ASSERT_TRUE(world_.give({contact, "ask_fee_exemption", "", {}}));
  EXPECT_EQ(rule(waive), "FEE-12");
  ASSERT_TRUE(world_.give({extractor, "set_fee", "", {{"hours", std::int64_t{12}}}}));
  EXPECT_EQ(world_.dossier.fee.yen, 73200);
  EXPECT_EQ(rule({contact, "ask_fee_exemption", "", {}}), "FEE-20");
  const Step both = {
      extractor, "set_fee", "", {{"hours", std::int64_t{2}}, {"care_hours", std::int64_t{3}}}};
  EXPECT_EQ(rule(both), "FEE-07");
  world_.terms.fee_yen_per_care_hour = 5900;
  ASSERT_TRUE(world_.give(both));
  EXPECT_EQ(world_.dossier.fee.yen, 2 * 6100 + 3 * 5900);
  world_.terms.fee_yen_per_hour = 0;
  EXPECT_EQ(rule({extractor, "set_fee", "", {{"hours", std::int64_t{12}}}}), "FEE-05");
}

// LNK-19: linked with 介護DB, all are public, subsidised, or contractors of those.
TEST_F(Before, TheFeeOfLinkedUseIsWaivedByItsOwnRule) {
  at("set_fee");
  Asks asks;
  asks["exemption"] = {{"FEE-12", "", "", {}, {}, {{"class", "public"}}},
                       {"LNK-19", "", "", {}, {}, {{"class", "linked_all_exempt"}}}};
  world_.terms.asks = std::make_shared<const Asks>(std::move(asks));
  ASSERT_TRUE(world_.give({contact, "ask_fee_exemption", "", {}}));
  const Step waive = {
      office, "decide_fee_exemption", "", {{"exempt", true}, {"all_qualify", true}}};
  EXPECT_EQ(rule(waive), "LNK-19");
  world_.dossier.databases.erase("kaigo");
  EXPECT_EQ(rule(waive), "FEE-12");
  for (auto& [name, applicant] : world_.dossier.applicants) applicant.kind = "public";
  EXPECT_EQ(rule(waive), "accepted");
}

// IDS-31, ELG-01: both tiers.
TEST_F(Before, IdsAreMadeAfterBothApproved) {
  at("decide_committee");
  EXPECT_EQ(rule({producer, "request_ids", "", {}}), "IDS-31");
}

// PRV-02, FEE-24, PRV-01, BRD-01, IDS-20, FLOW-D7, DOS-8.
TEST_F(Before, NoDataWithoutPledgeFeeRequestAndIds) {
  at("issue_ids");
  EXPECT_EQ(rule({extractor, "prepare_data", "ndb/univ-a", {}}), "IDS-20");
  world_ = {};
  at("prepare_data");
  EXPECT_EQ(rule({producer, "prepare_data", "ndb/univ-a", {}}), "FLOW-D7");
  EXPECT_EQ(rule({extractor, "prepare_data", "jisedai/univ-a", {}}), "FLOW-D7");
  const auto without = [&](std::string_view left_out, std::string_view account) {
    world_ = {};
    for (const Step& step : sample::road()) {
      if (step.name == "send_data") break;
      if (step.name == left_out && (account.empty() || step.fields.text("handler") == account))
        continue;
      ASSERT_TRUE(world_.give(step));
    }
  };
  const Step send = {producer, "send_data", "jisedai/univ-a", {{"sha256", kDigest}}};
  without("sign_pledge", "handler-1");
  EXPECT_EQ(rule(send), "PRV-02");
  without("confirm_payment", {});
  EXPECT_EQ(rule(send), "FEE-24");
  without("none", {});
  EXPECT_EQ(rule(send), "accepted");
  World suspected = world_;
  ASSERT_TRUE(suspected.give(
      {office, "suspect_violation", "1", {{"violation", "loss"}, {"facts", kDigest}}}));
  EXPECT_EQ(rule_of(suspected.decide(send)), "VIO-11");
  ASSERT_TRUE(world_.give({board, "revoke_approval", "", {{"reason", "重大な誤り"}}}));
  EXPECT_EQ(rule(send), "BRD-01");
}

// USE-01, USE-02, USE-03, DOS-29.
TEST_F(Before, TheUsePeriodRunsFromDispatch) {
  at("receive_data");
  EXPECT_EQ(world_.dossier.use_from, Date::from_civil(2026, 4, 1));
  EXPECT_EQ(world_.dossier.use_until, Date::from_civil(2028, 3, 31));
  World older;
  older.terms.period_from_dispatch = false;
  older.walk_until("receive_data");
  EXPECT_FALSE(older.dossier.use_from);
}

// PRV-15, PRV-16, PRV-14.
TEST_F(Before, DataAreCopiedOnce) {
  at("notify_change");
  EXPECT_EQ(rule({contact, "make_copy", "ndb/univ-a", {}}), "PRV-15");
  ASSERT_TRUE(world_.give({contact, "erase_copy", "ndb/univ-a", {{"certificate", kDigest}}}));
  EXPECT_EQ(rule({contact, "erase_copy", "ndb/univ-a", {{"certificate", kDigest}}}), "PRV-16");
  EXPECT_EQ(rule({contact, "make_copy", "ndb/univ-a", {}}), "accepted");
  World without;
  for (Step step : sample::road()) {
    if (step.name == "send_data") step.fields = {{"sha256", kDigest}};
    if (step.name == "make_copy") break;
    ASSERT_TRUE(without.give(step));
  }
  EXPECT_EQ(rule_of(without.decide({contact, "return_medium", "ndb/univ-a", {}})), "PRV-14");
}

}  // namespace
}  // namespace renga::dossier
