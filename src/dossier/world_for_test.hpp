#pragma once

// A dossier that tests can walk: the accounts, the words, and the road from the first wish to the
// end. All of it is synthetic.

#include "dossier/dossier.hpp"

#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace renga::dossier::sample {

inline const std::string kDigest(64, 'a');
inline const std::string kOtherDigest(64, 'b');
inline constexpr std::string_view kCommittee = "joint";

inline Terms terms() {
  Terms terms;
  terms.rulebooks = {"ndb-2023-10", "jisedai-2025-06"};
  terms.fee_yen_per_hour = 6100;
  terms.notice_changes = {"section_or_name",       "removal",
                          "publication_form",      "extension_after_analysis",
                          "inspection_correction", "slight_correction"};
  terms.review_changes = {"purpose_or_requirements", "institution", "added_handler",
                          "replaced_handler",        "extension",   "other"};
  return terms;
}

/// One account for each role, and five members of either committee.
inline Actor actor(Role role) {
  Roles roles = {role};
  if (role == Role::contact) roles = {Role::contact, Role::handler};
  return {std::string(name_of(role)) + "-1", roles};
}

inline std::vector<std::string> members() {
  return {"m1:natural:female:outside:present", "m2:humanities:male:outside:present",
          "m3:lay:female:inside:present", "m4:natural:male:inside:present",
          "m5:natural:male:inside:present"};
}

struct Step {
  Role role;
  std::string name;
  std::string key;
  Fields fields;
  std::string account = {};  ///< empty: that of the role
};

class World {
 public:
  Dossier dossier;
  std::vector<Event> events;
  Terms terms = sample::terms();
  Surroundings around{.today = *Date::from_civil(2026, 4, 1)};

  static Actor actor_of(const Step& step) {
    Actor who = actor(step.role);
    if (!step.account.empty()) who.account = step.account;
    return who;
  }

  Decision decide(const Step& step) const {
    return dossier::decide(dossier, {step.name, step.key, step.fields}, actor_of(step), terms,
                           around);
  }

  bool has_within_reach(const Step& step) const {
    return is_within_reach(*command_named(step.name), step.key, dossier, actor_of(step), terms,
                           around);
  }

  /// Does it, or says why not.
  testing::AssertionResult give(const Step& step) {
    const Decision decision = decide(step);
    if (const auto* refusal = std::get_if<Refusal>(&decision))
      return testing::AssertionFailure()
             << step.name << " refused: reason " << static_cast<int>(refusal->reason) << ", rule "
             << refusal->rule << ", " << refusal->remedy.english << " " << refusal->field;
    const auto& event = std::get<Event>(decision);
    evolve(dossier, event, terms);
    events.push_back(event);
    return testing::AssertionSuccess();
  }

  /// Every step until one of that name and key, which is not done.
  void walk_until(std::string_view name, std::string_view key = {});
  void walk_through() { walk_until({}); }
};

inline std::vector<Step> meeting_steps(Role role, const std::string& track,
                                       const std::string& key) {
  std::vector<Step> steps;
  for (const char* member : {"m1", "m2", "m3", "m4", "m5"})
    steps.push_back({role, "vote_on_" + track, key, {{"member", member}, {"vote", "for"}}, member});
  return steps;
}

inline std::string replaced(std::string text, std::string_view what, const std::string& by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

/// The road of FLOW-A to FLOW-D and what follows it, each step once: examples/dossier/road.txt.
const std::vector<Step>& road();

inline void World::walk_until(std::string_view name, std::string_view key) {
  for (const Step& step : road()) {
    if (step.name == name && (key.empty() || step.key == key)) return;
    ASSERT_TRUE(give(step));
  }
}

inline std::string rule_of(const Decision& decision) {
  const auto* refusal = std::get_if<Refusal>(&decision);
  return refusal == nullptr ? std::string("accepted") : refusal->rule;
}

inline Reason reason_of(const Decision& decision) {
  const auto* refusal = std::get_if<Refusal>(&decision);
  ensure(refusal != nullptr, "the command is refused");
  return refusal->reason;
}

/// A world on the road just before a step, and what the rule says of another step there.
class Before : public testing::Test {
 protected:
  void at(std::string_view name, std::string_view key = {}) { world_.walk_until(name, key); }
  std::string rule(const Step& step) const { return rule_of(world_.decide(step)); }

  World world_;
};

}  // namespace renga::dossier::sample
