#include "dossier/command_page.hpp"
#include "dossier/dossier.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

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

TEST(Table, EveryRoleHasSomethingToDo) {
  for (const auto& role : roles())
    EXPECT_TRUE(std::ranges::any_of(commands(), [&](const CommandRow& row) {
      return row.roles.has(role.word);
    })) << role.name;
}

// OUT-01 to OUT-08, OUT-10 to OUT-15, VIO-01 to VIO-09: the numbers that the sources state.
TEST(Table, OutcomesAndViolationsAreThoseOfTheSources) {
  EXPECT_EQ(board_outcomes().size(), 7U);
  EXPECT_EQ(committee_outcomes().size(), 5U);
  EXPECT_EQ(violations().size(), 9U);
  for (const ViolationRow& row : violations()) EXPECT_LE(row.months_max, 12) << row.name;
}

// ORG-01 to ORG-08.
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
