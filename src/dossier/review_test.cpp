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

const std::string kCommittee(sample::kCommittee);

// DOS-7.
TEST_F(Before, ABoardIsComposedAsTheLawAsks) {
  at("convene_board");
  auto members = sample::members();
  const auto convened = [&](const std::vector<std::string>& list) {
    return rule({producer, "convene_board", "", {{"members", list}}});
  };
  EXPECT_EQ(convened(members), "accepted");
  EXPECT_EQ(convened({members.begin(), members.begin() + 4}), "BRD-02");
  const struct {
    std::size_t member;
    const char* said;
    const char* rule;
  } kBroken[] = {
      {0, "m1:natural:male:outside:present", "BRD-03"},
      {1, "m2:natural:male:outside:present", "BRD-05"},
      {2, "m3:natural:female:inside:present", "BRD-06"},
      {4, "m5:natural+lay:male:inside:present", "BRD-07"},
      {0, "m1:natural:female:inside:present", "BRD-08"},
      {3, "m4:natural:male:business:present", "BRD-09"},
  };
  for (const auto& broken : kBroken) {
    auto others = members;
    if (std::string_view(broken.rule) == "BRD-03") others[2] = "m3:lay:male:inside:present";
    others.at(broken.member) = broken.said;
    EXPECT_EQ(convened(others), broken.rule) << broken.said;
  }
  auto none = members;
  for (std::string& member : none) member = replaced(member, ":natural:", ":humanities:");
  EXPECT_EQ(convened(none), "BRD-04");
}

// BRD-14, BRD-15, DOS-7.
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
  // DOS-14: what is to be corrected is written again.
  EXPECT_EQ(rule({applicant, "save_section", "", {{"section", "purpose"}, {"sha256", kDigest}}}),
            "accepted");
  ASSERT_TRUE(world_.give({contact, "resubmit_corrections", "", {}}));
  EXPECT_EQ(rule({producer, "confirm_corrections", "", {}}), "OUT-03");
  EXPECT_EQ(rule({board, "confirm_corrections", "", {}}), "accepted");
}

// DOS-7.
TEST_F(Before, WithoutAMajorityNothingIsApproved) {
  at("vote_on_board");
  EXPECT_EQ(rule({board, "decide_board", "", {{"outcome", "approved"}, {"minutes", kDigest}}}),
            "BRD-15");
}

// BRD-16, DOS-7.
TEST_F(Before, AnExpeditedReviewIsReportedBeforeTheNotice) {
  at("convene_board");
  Step convene = {
      producer, "convene_board", "", {{"members", sample::members()}, {"expedited", true}}};
  EXPECT_EQ(rule(convene), "BRD-17");
  convene.fields.set("ground", "軽微な変更");
  ASSERT_TRUE(world_.give(convene));
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

// FLOW-A11, FLOW-A12, FLOW-C9, FLOW-B7, CAL-01, CAL-08, APP-10.
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
  // OUT-14: corrected and handed in again before another meeting.
  const Step convene = {extractor,
                        "convene_committee",
                        kCommittee,
                        {{"members", sample::members()}, {"producer_attends", true}}};
  EXPECT_EQ(rule(convene), "OUT-14");
  ASSERT_TRUE(
      world_.give({contact, "save_section", "", {{"section", "design"}, {"sha256", kDigest}}}));
  ASSERT_TRUE(world_.give({contact, "submit_public_form", kCommittee, {}}));
  EXPECT_EQ(rule({contact, "save_section", "", {{"section", "design"}, {"sha256", kDigest}}}),
            "CHG-12");
  ASSERT_TRUE(world_.give(convene));
  for (const Step& step : sample::meeting_steps(committee, "committee", kCommittee))
    ASSERT_TRUE(world_.give(step));
  ASSERT_TRUE(world_.give(decide("conditional", "conditions")));
  EXPECT_EQ(rule({contact, "submit_request_form", "", {}}), "PRV-01");
  Step settle = {
      office, "settle_conditions", kCommittee, {{"chair_consulted", false}, {"agreed", true}}};
  EXPECT_EQ(rule(settle), "OUT-13");
  ASSERT_TRUE(world_.give({contact, "hand_in_conditions", kCommittee, {{"sha256", kDigest}}}));
  EXPECT_EQ(rule(settle), "OUT-13");
  settle.fields = {{"chair_consulted", true}, {"agreed", false}};
  EXPECT_EQ(rule(settle), "OUT-27");
  settle.fields = {{"chair_consulted", true}, {"agreed", true}};
  ASSERT_TRUE(world_.give(settle));
  Step notice = {extractor, "notify_committee_result", kCommittee, {}};
  EXPECT_EQ(rule(notice), "OUT-22");
  notice.fields.set("planned_provision", *Date::from_civil(2026, 9, 1));
  EXPECT_EQ(rule(notice), "OUT-23");
  notice.fields.set("conditions", "抽出期間の明確化");
  EXPECT_EQ(rule(notice), "accepted");
}

// ORG-10, FLOW-C6, ORG-11, OUT-17, OUT-27, APP-18.
TEST_F(Before, TheProducerAttendsAndARefusalSaysWhatToImprove) {
  at("accept_public_form");
  const Step back = {office,
                     "return_public_form",
                     kCommittee,
                     {{"reason", "記載の不備"}, {"by", *Date::from_civil(2026, 7, 3)}}};
  World other = world_;
  ASSERT_TRUE(other.give(back));
  EXPECT_EQ(rule_of(other.decide(back)), "APP-18");
  EXPECT_EQ(rule_of(other.decide({office, "accept_public_form", kCommittee, {}})), "FLOW-B7");
  ASSERT_TRUE(other.give({contact, "submit_public_form", kCommittee, {}}));
  world_ = {};
  at("convene_committee");
  Step convene = {extractor, "convene_committee", kCommittee, {{"members", sample::members()}}};
  EXPECT_EQ(rule(convene), "ORG-10");
  convene.fields.set("producer_attends", true);
  convene.fields.set("applicant_attends", true);
  EXPECT_EQ(rule(convene), "ORG-11");
  convene.fields.set("reason", "審査会が必要と認めた");
  ASSERT_TRUE(world_.give(convene));
  ASSERT_TRUE(world_.give({committee,
                           "decide_committee",
                           kCommittee,
                           {{"outcome", "refused"}, {"reason", "設計"}, {"minutes", kDigest}}}));
  Step notice = {extractor, "notify_committee_result", kCommittee, {}};
  EXPECT_EQ(rule(notice), "OUT-27");
  notice.fields.set("reason", "研究デザイン");
  EXPECT_EQ(rule(notice), "OUT-17");
  notice.fields.set("improvements", "抽出条件の見直し");
  EXPECT_EQ(rule(notice), "accepted");
}

}  // namespace
}  // namespace renga::dossier
