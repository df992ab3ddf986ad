#include "dossier/command_page.hpp"
#include "dossier/dossier.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace renga::dossier {
namespace {

std::set<std::string> rule_ids() {
  std::ifstream file(std::string(RENGA_SOURCE_DIR) + "/docs/spec/rule-ids.txt");
  std::set<std::string> ids;
  for (std::string line; std::getline(file, line);) ids.insert(line);
  return ids;
}

TEST(Table, EveryCommandAnswersWhoWhenAndWhy) {
  const auto known = rule_ids();
  ASSERT_EQ(known.size(), 795U);
  std::set<std::string_view> names;
  for (const CommandRow& row : commands()) {
    EXPECT_TRUE(names.insert(row.name).second) << row.name << " stands twice";
    EXPECT_FALSE(row.roles.empty()) << row.name;
    EXPECT_TRUE(known.contains(std::string(row.rule))) << row.name << " " << row.rule;
    EXPECT_FALSE(row.label.japanese.empty() || row.label.english.empty()) << row.name;
    EXPECT_FALSE(row.to && row.leads_to != nullptr) << row.name << " leads to two stages";
    for (const Guard& guard : row.guards) {
      EXPECT_TRUE(known.contains(std::string(guard.rule))) << row.name << " " << guard.rule;
      EXPECT_FALSE(guard.remedy.japanese.empty() || guard.remedy.english.empty()) << row.name;
    }
    for (const Field& field : row.fields)
      EXPECT_FALSE(field.label.japanese.empty() || field.label.english.empty()) << row.name;
  }
}

// DOS-37.
TEST(Table, EveryClosedListNamesItsRuleAndLabels) {
  const auto known = rule_ids();
  for (const CommandRow& row : commands())
    for (const Field& field : row.fields) {
      if (field.choices == nullptr) continue;
      EXPECT_TRUE(field.kind == FieldKind::word || field.kind == FieldKind::words) << field.name;
      const Choices choices = field.choices();
      EXPECT_TRUE(known.contains(std::string(choices.rule))) << choices.rule;
      std::set<std::string_view> names;
      for (const Choice& word : choices.words) {
        EXPECT_TRUE(names.insert(word.name).second) << field.name << " lists " << word.name;
        EXPECT_FALSE(word.label.japanese.empty() || word.label.english.empty()) << word.name;
      }
      EXPECT_GT(names.size(), 1U) << field.name;
    }
}

TEST(Table, EveryRoleHasSomethingToDo) {
  for (const auto& role : roles())
    EXPECT_TRUE(std::ranges::any_of(commands(), [&](const CommandRow& row) {
      return row.roles.has(role.word);
    })) << role.name;
}

// OUT-01, OUT-10: seven classes of the board and five of a committee, and where each leads.
TEST(Table, OutcomesAreThoseOfTheSources) {
  struct Expected {
    std::string_view rule;
    std::string_view name;
    Stage leads_to;
  };
  const auto same = [](std::span<const OutcomeRow> rows, std::vector<Expected> expected) {
    ASSERT_EQ(rows.size(), expected.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      EXPECT_EQ(rows[i].rule, expected[i].rule);
      EXPECT_EQ(rows[i].name, expected[i].name);
      EXPECT_EQ(rows[i].leads_to, expected[i].leads_to) << rows[i].name;
    }
  };
  same(board_outcomes(), {{"OUT-02", "approved", Stage::passed},
                          {"OUT-03", "approved_after_corrections", Stage::correcting},
                          {"OUT-04", "conditional", Stage::conditional},
                          {"OUT-05", "refused", Stage::refused},
                          {"OUT-06", "held", Stage::returned},
                          {"OUT-07", "revoked", Stage::refused},
                          {"OUT-08", "other", Stage::returned}});
  same(committee_outcomes(), {{"OUT-11", "unconditional", Stage::passed},
                              {"OUT-12", "with_opinion", Stage::passed},
                              {"OUT-13", "conditional", Stage::settling},
                              {"OUT-14", "continued", Stage::invited},
                              {"OUT-15", "refused", Stage::refused}});
}

// The manual's table of violations, page 35.
TEST(Table, ViolationsAreThoseOfTheManual) {
  struct Expected {
    std::string_view rule;
    int months_min;
    int months_max;
    bool unlimited;
  };
  constexpr std::array<Expected, 9> kExpected = {{{"VIO-01", 1, 12, false},
                                                  {"VIO-02", 0, 0, false},
                                                  {"VIO-03", 1, 12, false},
                                                  {"VIO-04", 1, 12, false},
                                                  {"VIO-05", 1, 12, true},
                                                  {"VIO-06", 1, 12, true},
                                                  {"VIO-07", 1, 12, true},
                                                  {"VIO-08", 1, 12, false},
                                                  {"VIO-09", 1, 12, true}}};
  ASSERT_EQ(violations().size(), kExpected.size());
  for (std::size_t i = 0; i < kExpected.size(); ++i) {
    const ViolationRow& row = violations()[i];
    EXPECT_EQ(row.rule, kExpected.at(i).rule);
    EXPECT_EQ(row.months_min, kExpected.at(i).months_min) << row.rule;
    EXPECT_EQ(row.months_max, kExpected.at(i).months_max) << row.rule;
    EXPECT_EQ(row.unlimited_allowed, kExpected.at(i).unlimited) << row.rule;
    EXPECT_EQ(row.days_late_again, row.rule == "VIO-02") << row.rule;
  }
}

// The swim lanes of the manual's figures: who takes each numbered step (ROL-02, ROL-04, ROL-05,
// ROL-06, ROL-07, ROL-08).
TEST(Table, TheStepsOfTheFiguresHaveTheirActors) {
  struct Lane {
    std::string_view rule;
    std::string_view command;
    Role actor;
  };
  constexpr std::array kLanes = {Lane{"FLOW-A2", "ask_consultation", Role::applicant},
                                 Lane{"FLOW-A3", "receive_consultation", Role::producer},
                                 Lane{"FLOW-A3", "receive_consultation", Role::window},
                                 Lane{"FLOW-A4", "give_guidance", Role::window},
                                 Lane{"FLOW-A6", "inform_office_of_consultation", Role::producer},
                                 Lane{"FLOW-A8", "submit_to_producer", Role::contact},
                                 Lane{"FLOW-A8", "submit_public_form", Role::contact},
                                 Lane{"FLOW-A9", "accept_for_board", Role::producer},
                                 Lane{"FLOW-A10", "complete_consultation", Role::window},
                                 Lane{"FLOW-B2", "convene_board", Role::producer},
                                 Lane{"FLOW-B3", "fix_items", Role::producer},
                                 Lane{"FLOW-B4", "notify_board_result", Role::producer},
                                 Lane{"FLOW-B6", "inform_office_of_board_result", Role::producer},
                                 Lane{"FLOW-B7", "accept_public_form", Role::office},
                                 Lane{"FLOW-B8", "withdraw", Role::applicant},
                                 Lane{"FLOW-C1", "ask_outline", Role::office},
                                 Lane{"FLOW-C2", "send_outline", Role::producer},
                                 Lane{"FLOW-C3", "pass_outline", Role::office},
                                 Lane{"FLOW-C4", "check_outline", Role::window},
                                 Lane{"FLOW-C5", "invite_producer", Role::office},
                                 Lane{"FLOW-C7", "convene_committee", Role::extractor},
                                 Lane{"FLOW-C8", "notify_committee_result", Role::extractor},
                                 Lane{"FLOW-D1", "request_ids", Role::producer},
                                 Lane{"FLOW-D2", "make_ids", Role::fund},
                                 Lane{"FLOW-D4", "issue_ids", Role::fund},
                                 Lane{"FLOW-D5", "send_data", Role::extractor},
                                 Lane{"DAT-22", "prepare_data", Role::extractor},
                                 Lane{"PRV-08", "receive_data", Role::contact}};
  for (const Lane& lane : kLanes) {
    const CommandRow* row = command_named(lane.command);
    ASSERT_NE(row, nullptr) << lane.command;
    EXPECT_EQ(row->rule, lane.rule) << lane.command;
    EXPECT_TRUE(row->roles.has(lane.actor)) << lane.command << " by " << name_of(lane.actor);
  }
  // FLOW-D3, FLOW-D6, FLOW-D9: each hands on what is its own, and nobody another's.
  const auto only = [](std::string_view command, Roles expected) {
    return std::ranges::all_of(roles(), [&](const auto& role) {
      return command_named(command)->roles.has(role.word) == expected.has(role.word);
    });
  };
  EXPECT_TRUE(only("request_ids", {Role::producer}));
  EXPECT_TRUE(only("make_ids", {Role::fund}));
  EXPECT_TRUE(only("issue_ids", {Role::fund}));
  EXPECT_TRUE(only("send_data", {Role::producer, Role::extractor}));
  // PUB-39: producer and ministry hear of each request at once.
  EXPECT_TRUE(command_named("request_publication")->told.has(Role::producer));
  EXPECT_TRUE(command_named("request_publication")->told.has(Role::office));
  // FLOW-A5, FLOW-A7, FLOW-B5: who is told what the others did.
  // FLOW-B1: the window prepares the public committee once the producer's review has begun.
  EXPECT_TRUE(command_named("accept_for_board")->told.has(Role::window));
  EXPECT_TRUE(command_named("give_guidance")->told.has(Role::applicant));
  EXPECT_TRUE(command_named("inform_office_of_consultation")->told.has(Role::office));
  EXPECT_TRUE(command_named("notify_board_result")->told.has(Role::contact));
}

// The papers that the sources name, and the command that hands each in or makes it.
TEST(Table, TheFormsOfTheSourcesAreMade) {
  struct Paper {
    std::string_view rule;
    std::string_view command;
    std::string_view document;
  };
  constexpr std::array kPapers = {Paper{"DOC-01", "send_outline", "outline_of_producers_data"},
                                  Paper{"DOC-04", "notify_committee_result", "approval_notice"},
                                  Paper{"DOC-08", "submit_request_form", "request_form"},
                                  Paper{"DOC-09", "sign_pledge", "pledge"},
                                  Paper{"DOC-10", "receive_data", "receipt_of_data"},
                                  Paper{"DOC-11", "notify_change", "change_notice"},
                                  Paper{"DOC-12", "apply_for_change", "change_application"},
                                  Paper{"DOC-05", "decide_change", "change_result_notice"},
                                  Paper{"DOC-13", "report_status", "management_report"},
                                  Paper{"DOC-14", "report_results", "report_of_results"},
                                  Paper{"DOC-18", "erase_place", "erasure_certificate"},
                                  Paper{"DOC-24", "make_contract", "contract"},
                                  Paper{"DOC-25", "notify_board_result", "board_result_notice"}};
  for (const Paper& paper : kPapers)
    EXPECT_EQ(command_named(paper.command)->document, paper.document) << paper.rule;
}

// ORG-01, ORG-02, ORG-03, ORG-04, ORG-05, ORG-06, ORG-07, ORG-08, DOS-6.
TEST(Table, TheCommitteeFollowsFromTheDatabases) {
  EXPECT_EQ(committee_for({"ndb"}), "medical");
  EXPECT_EQ(committee_for({"dpc"}), "medical");
  EXPECT_EQ(committee_for({"ndb", "dpc"}), "medical");
  EXPECT_EQ(committee_for({"kaigo"}), "care");
  EXPECT_EQ(committee_for({"ndb", "kaigo"}), "joint");
  EXPECT_EQ(committee_for({"kaigo", "dpc"}), "joint");
  EXPECT_EQ(committee_for({"ndb", "kaigo", "dpc"}), "joint");
}

TEST(Table, ThePageOfCommandsIsFresh) {
  const std::string path = std::string(RENGA_SOURCE_DIR) + "/docs/generated/dossier-commands.md";
  if (std::getenv("RENGA_WRITE_PAGES") != nullptr) std::ofstream(path) << command_page();
  std::ostringstream written;
  written << std::ifstream(path).rdbuf();
  EXPECT_TRUE(written.str() == command_page())
      << "the page is not what the table says; run this test with RENGA_WRITE_PAGES=1";
}

}  // namespace
}  // namespace renga::dossier
