#include "dossier/world_for_test.hpp"

#include <gtest/gtest.h>

namespace renga::dossier {
namespace {

using sample::Before;
using sample::kDigest;
using sample::Step;
using enum Role;

const std::string kCommittee(sample::kCommittee);

// BRD-02 to BRD-08.
TEST_F(Before, ABoardIsComposedAsTheLawAsks) {
  at("convene_board");
  auto members = sample::members();
  const auto convened = [&](const std::vector<std::string>& list) {
    return rule({producer, "convene_board", "", {{"members", list}}});
  };
  EXPECT_EQ(convened(members), "accepted");
  EXPECT_EQ(convened({members.begin(), members.begin() + 4}), "BRD-02");
  auto others = members;
  others[1] = "m2:natural:male:outside:present";
  EXPECT_EQ(convened(others), "BRD-02");
  others = members;
  others[2] = "m3:natural:female:inside:present";
  EXPECT_EQ(convened(others), "BRD-02");
  others = members;
  others[0] = "m1:natural:female:inside:present";
  EXPECT_EQ(convened(others), "BRD-02");
  others = members;
  others[0] = "m1:natural:male:outside:present";
  others[2] = "m3:lay:male:inside:present";
  EXPECT_EQ(convened(others), "BRD-02");
}

// BRD-14, BRD-15.
TEST_F(Before, ARecusedMemberCountsForNothing) {
  at("vote_on_board");
  const auto vote = [](const char* member, const char* how) {
    return Step{board, "vote_on_board", "", {{"member", member}, {"vote", how}}, member};
  };
  EXPECT_EQ(rule(vote("m9", "for")), "BRD-01");
  EXPECT_EQ(rule({board, "vote_on_board", "", {{"member", "m1"}, {"vote", "for"}}, "m2"}),
            "BRD-15");
  EXPECT_EQ(rule(vote("m1", "maybe")), "BRD-15");
  for (const char* member : {"m1", "m2", "m4"}) ASSERT_TRUE(world_.give(vote(member, "for")));
  EXPECT_EQ(rule(vote("m1", "against")), "BRD-15");
  const Step decide = {board, "decide_board", "", {{"outcome", "approved"}, {"minutes", kDigest}}};
  EXPECT_EQ(rule(decide), "accepted");
  EXPECT_EQ(rule({board, "recuse_board_member", "", {{"member", "m9"}}}), "BRD-01");
  ASSERT_TRUE(world_.give({board, "recuse_board_member", "", {{"member", "m3"}}}));
  EXPECT_EQ(rule(vote("m3", "for")), "BRD-15");
  EXPECT_EQ(rule(decide), "BRD-14");
}

// OUT-01, OUT-03, OUT-04, OUT-05, BRD-15.
TEST_F(Before, AnOutcomeIsOneOfSevenAndSaysWhy) {
  at("decide_board");
  const auto decide = [](const char* outcome, const char* field = nullptr) {
    Step step = {board, "decide_board", "", {{"outcome", outcome}, {"minutes", kDigest}}};
    if (field != nullptr) step.fields.set(field, "理由又は条件");
    return step;
  };
  EXPECT_EQ(rule(decide("perhaps")), "OUT-01");
  EXPECT_EQ(rule(decide("refused")), "OUT-05");
  EXPECT_EQ(rule(decide("refused", "reason")), "accepted");
  EXPECT_EQ(rule(decide("conditional")), "OUT-05");
  ASSERT_TRUE(world_.give(decide("approved_after_corrections", "conditions")));
  EXPECT_EQ(world_.dossier.stage(Track::board), Stage::correcting);
  ASSERT_TRUE(world_.give({contact, "resubmit_corrections", "", {}}));
  EXPECT_EQ(rule({producer, "confirm_corrections", "", {}}), "OUT-03");
  EXPECT_EQ(rule({board, "confirm_corrections", "", {}}), "accepted");
}

TEST_F(Before, WithoutAMajorityNothingIsApproved) {
  at("vote_on_board");
  EXPECT_EQ(rule({board, "decide_board", "", {{"outcome", "approved"}, {"minutes", kDigest}}}),
            "BRD-15");
}

// BRD-16, BRD-18.
TEST_F(Before, AnExpeditedReviewIsReportedBeforeTheNotice) {
  at("convene_board");
  ASSERT_TRUE(world_.give(
      {producer, "convene_board", "", {{"members", sample::members()}, {"expedited", true}}}));
  ASSERT_TRUE(world_.give({board, "vote_on_board", "", {{"member", "m1"}, {"vote", "for"}}, "m1"}));
  ASSERT_TRUE(
      world_.give({board, "decide_board", "", {{"outcome", "approved"}, {"minutes", kDigest}}}));
  EXPECT_EQ(rule({producer, "notify_board_result", "", {}}), "BRD-18");
  ASSERT_TRUE(world_.give({producer, "report_expedited_review", "", {}}));
  EXPECT_EQ(rule({producer, "notify_board_result", "", {}}), "accepted");
}

// FLOW-B4, FLOW-B6, PRV-20.
TEST_F(Before, TheResultIsToldBeforeContractAndOffice) {
  at("notify_board_result");
  EXPECT_EQ(rule({producer, "inform_office_of_board_result", "", {}}), "FLOW-B4");
  ASSERT_TRUE(world_.give({producer, "fix_items", "", {{"items", kDigest}}}));
  EXPECT_EQ(rule({producer, "make_contract", "", {}}), "FLOW-B4");
}

// FLOW-A12, FLOW-C9, FLOW-B7, CAL-01, APP-10.
TEST_F(Before, ThePublicFormFollowsTheProducersItems) {
  at("fix_items");
  EXPECT_EQ(rule({office, "ask_outline", kCommittee, {}}), "FLOW-C9");
  const Step form = {contact, "submit_public_form", kCommittee, {}};
  EXPECT_EQ(rule(form), "FLOW-A12");
  world_ = {};
  at("submit_public_form");
  EXPECT_EQ(rule({office, "accept_public_form", kCommittee, {}}), "FLOW-B7");
  world_.around.consultation_deadline = world_.around.today.plus_days(-1);
  EXPECT_EQ(rule(form), "CAL-01");
  world_.around.consultation_deadline = world_.around.today;
  ASSERT_TRUE(world_.give(form));
  EXPECT_EQ(rule(form), "APP-10");
}

TEST_F(Before, TheProducerIsInvitedAfterItToldTheOffice) {
  for (const Step& step : sample::road()) {
    if (step.name == "inform_office_of_board_result") continue;
    if (step.name == "invite_producer") break;
    ASSERT_TRUE(world_.give(step));
  }
  EXPECT_EQ(rule({office, "invite_producer", kCommittee, {}}), "FLOW-B6");
}

// ORG-14, ORG-17, OUT-10, OUT-13, OUT-14, OUT-22, OUT-27.
TEST_F(Before, TheCommitteeHasFiveOutcomes) {
  at("vote_on_committee");
  const auto decide = [](const char* outcome, const char* field = nullptr) {
    Step step = {
        committee, "decide_committee", kCommittee, {{"outcome", outcome}, {"minutes", kDigest}}};
    if (field != nullptr) step.fields.set(field, "理由又は条件");
    return step;
  };
  EXPECT_EQ(rule(decide("unconditional")), "ORG-17");
  EXPECT_EQ(rule(decide("approved")), "OUT-10");
  EXPECT_EQ(rule(decide("refused")), "OUT-27");
  EXPECT_EQ(rule({committee, "recuse_committee_member", kCommittee, {{"member", "m9"}}}), "BRD-01");
  ASSERT_TRUE(world_.give(
      {committee, "vote_on_committee", kCommittee, {{"member", "m1"}, {"vote", "for"}}, "m1"}));
  EXPECT_EQ(rule(decide("unconditional")), "accepted");
  ASSERT_TRUE(world_.give({committee, "recuse_committee_member", kCommittee, {{"member", "m1"}}}));
  EXPECT_EQ(rule(decide("unconditional")), "ORG-17");
  ASSERT_TRUE(world_.give(decide("continued", "reason")));
  EXPECT_EQ(world_.dossier.stage(Track::committee, kCommittee), Stage::invited);
  ASSERT_TRUE(
      world_.give({extractor, "convene_committee", kCommittee, {{"members", sample::members()}}}));
  for (const Step& step : sample::meeting_steps(committee, "committee", kCommittee))
    ASSERT_TRUE(world_.give(step));
  ASSERT_TRUE(world_.give(decide("conditional", "conditions")));
  EXPECT_EQ(rule({contact, "submit_request_form", "", {}}), "PRV-01");
  ASSERT_TRUE(world_.give({office, "settle_conditions", kCommittee, {}}));
  EXPECT_EQ(rule({extractor, "notify_committee_result", kCommittee, {}}), "OUT-22");
}

}  // namespace
}  // namespace renga::dossier
