// Reads the road that all tests of this room walk.

#include "dossier/world_for_test.hpp"

#include <fstream>
#include <set>

#include <gtest/gtest.h>

namespace renga::dossier::sample {
namespace {

/// The role that an account of the road acts in: `contact-1` is a contact, m1 to m5 sit on either
/// committee.
Role role_of(const WrittenStep& step) {
  const auto named = role_named(step.account.substr(0, step.account.find('-')));
  if (named) return *named;
  return command_named(step.command.name)->roles.has(Role::board) ? Role::board : Role::committee;
}

/// The road of FLOW-A to FLOW-D and what follows it, each step once: examples/dossier/road.txt.
std::vector<Step> read_road(const std::string& file) {
  std::ifstream lines(std::string(RENGA_SOURCE_DIR) + "/examples/dossier/" + file);
  std::vector<Step> steps;
  for (std::string line; std::getline(lines, line);) {
    if (!holds_step(line)) continue;
    line = replaced(replaced(line, "@members", join(members(), ",")), "=@a", "=" + kDigest);
    auto read = step_of(line);
    const auto* step = std::get_if<WrittenStep>(&read);
    ensure(step != nullptr, "the road is written in steps");
    steps.push_back({role_of(*step), step->command.name, step->command.key, step->command.fields,
                     step->account});
  }
  ensure(!steps.empty(), "the road is there");
  return steps;
}

}  // namespace

const std::vector<Step>& road() {
  static const std::vector<Step> kRoad = read_road("road.txt");
  return kRoad;
}

namespace {

// DOS-26.
TEST(Road, IsWrittenInStepsThatEveryRoleTakes) {
  std::set<std::string_view> roles_there;
  for (const Step& step : road()) roles_there.insert(name_of(step.role));
  for (const auto& role : roles())
    EXPECT_EQ(roles_there.contains(role.name), role.word != Role::agent) << role.name;
}

// DOS-26.
TEST(Road, SaysWhichWordIsNoStep) {
  const auto word = [](const char* line) {
    const auto read = step_of(line);
    const auto* wrong = std::get_if<std::string>(&read);
    return wrong == nullptr ? std::string("a step") : *wrong;
  };
  EXPECT_EQ(word("2026-04-01 contact-1 make_copy ndb/univ-a"), "a step");
  EXPECT_EQ(word("2026-02-30 contact-1 make_copy ndb/univ-a"), "2026-02-30");
  EXPECT_EQ(word("2026-04-01 contact-1 fly -"), "fly");
  EXPECT_EQ(word("2026-04-01 contact-1 make_copy"), "2026-04-01 contact-1 make_copy");
  EXPECT_EQ(word("2026-04-01 extractor-1 set_fee - hours=twelve"), "hours=twelve");
  EXPECT_EQ(word("2026-04-01 extractor-1 set_fee - colour=red"), "colour=red");
  EXPECT_TRUE(holds_step("  x"));
  EXPECT_FALSE(holds_step("# x"));
  EXPECT_FALSE(holds_step("  "));
}

}  // namespace
}  // namespace renga::dossier::sample
