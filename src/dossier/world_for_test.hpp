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

  Decision decide(const Step& step) const {
    Actor who = actor(step.role);
    if (!step.account.empty()) who.account = step.account;
    return dossier::decide(dossier, {step.name, step.key, step.fields}, who, terms, around);
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

// The road of FLOW-A to FLOW-D and what follows it, each step once, part by part.

inline std::vector<Step> consultation_steps() {
  using enum Role;
  std::vector<Step> steps = {{applicant,
                              "open_dossier",
                              "",
                              {{"number", "R8-0001"},
                               {"title", "合成データによる研究"},
                               {"databases", std::vector<std::string>{"ndb", "kaigo"}},
                               {"provision_kind", "special_extraction"},
                               {"applicant_kind", "corporate"}}}};
  for (const char* party : {"producer", "ndb", "kaigo"})
    steps.push_back({applicant, "ask_consultation", party, {}});
  for (const char* party : {"producer", "ndb", "kaigo"}) {
    const Role consulted = std::string_view(party) == "producer" ? producer : window;
    steps.push_back({consulted, "receive_consultation", party, {}});
    steps.push_back({consulted, "give_guidance", party, {{"text", "様式を案内した。"}}});
    steps.push_back({consulted, "inform_office_of_consultation", party, {}});
    steps.push_back({consulted, "complete_consultation", party, {}});
  }
  return steps;
}

inline std::vector<Step> application_steps() {
  using enum Role;
  return {
      {applicant, "save_section", "", {{"section", "purpose"}, {"sha256", kDigest}}},
      {applicant, "name_handler", "", {{"handler", "contact-1"}, {"full_time", true}}},
      {applicant, "name_handler", "", {{"handler", "handler-1"}, {"full_time", false}}},
      {applicant, "set_contact", "", {{"handler", "contact-1"}}},
      {applicant, "name_place", "", {{"place", "univ-a"}, {"kind", "own"}, {"country", "JP"}}},
      {contact, "submit_to_producer", "", {}},
      {producer, "accept_for_board", "", {}},
      {producer, "convene_board", "", {{"members", members()}}},
  };
}

inline std::vector<Step> board_steps() {
  using enum Role;
  const std::string judging(kCommittee);
  return {
      {board, "decide_board", "", {{"outcome", "approved"}, {"minutes", kDigest}}},
      {producer, "notify_board_result", "", {}},
      {producer, "inform_office_of_board_result", "", {}},
      {producer, "fix_items", "", {{"items", kDigest}}},
      {producer, "make_contract", "", {}},
      {office, "ask_outline", judging, {}},
      {producer, "send_outline", judging, {}},
      {office, "pass_outline", judging, {}},
      {window, "check_outline", judging, {}},
      {contact, "submit_public_form", judging, {}},
      {office, "accept_public_form", judging, {}},
      {office, "invite_producer", judging, {}},
      {extractor, "convene_committee", judging, {{"members", members()}}},
  };
}

inline std::vector<Step> agreement_steps() {
  using enum Role;
  const std::string judging(kCommittee);
  const Date planned = Date::from_civil(2026, 9, 1).value();
  return {
      {committee,
       "decide_committee",
       judging,
       {{"outcome", "unconditional"}, {"minutes", kDigest}}},
      {extractor, "notify_committee_result", judging, {{"planned_provision", planned}}},
      {contact, "submit_request_form", "", {}},
      {contact, "sign_pledge", "", {{"handler", "contact-1"}}},
      {handler, "sign_pledge", "", {{"handler", "handler-1"}}},
      {extractor, "set_fee", "", {{"hours", std::int64_t{12}}}},
      {office, "confirm_payment", "", {}},
      {producer, "request_ids", "", {}},
      {fund, "make_ids", "", {}},
      {fund, "issue_ids", "", {}},
  };
}

inline std::vector<Step> provision_steps() {
  using enum Role;
  std::vector<Step> steps;
  for (const char* key : {"jisedai/univ-a", "ndb/univ-a", "kaigo/univ-a"}) {
    const Role provider = std::string_view(key).starts_with("jisedai") ? producer : extractor;
    steps.push_back({provider, "prepare_data", key, {}});
    steps.push_back({provider, "send_data", key, {{"sha256", kDigest}, {"medium", "HDD"}}});
    steps.push_back({contact, "receive_data", key, {}});
  }
  return steps;
}

inline std::vector<Step> use_steps() {
  using enum Role;
  return {
      {contact, "make_copy", "ndb/univ-a", {}},
      {contact, "notify_change", "1", {{"change", "section_or_name"}}},
      {contact,
       "request_publication",
       "1",
       {{"outputs", kDigest}, {"self_checked", true}, {"verdict", "pass"}, {"report", kDigest}}},
      {extractor, "judge_publication", "1", {{"approved", true}, {"outputs", kDigest}}},
      {office, "confirm_publication", "1", {{"approved", true}, {"outputs", kDigest}}},
      {contact, "publish", "1", {{"outputs", kDigest}, {"where", "学会誌"}}},
      {contact, "report_results", "1", {{"sha256", kDigest}}},
      {contact, "finish_use", "", {{"reason", "研究の終了"}}},
      {contact, "erase_place", "univ-a", {{"certificate", kDigest}}},
      {contact, "return_medium", "jisedai/univ-a", {}},
      {contact, "return_medium", "ndb/univ-a", {}},
      {contact, "return_medium", "kaigo/univ-a", {}},
      {producer, "erase_processing_ids", "", {{"certificate", kDigest}}},
      {office, "close_dossier", "", {}},
  };
}

inline std::vector<Step> road() {
  std::vector<Step> steps;
  for (const auto& part :
       {consultation_steps(), application_steps(), meeting_steps(Role::board, "board", ""),
        board_steps(), meeting_steps(Role::committee, "committee", std::string(kCommittee)),
        agreement_steps(), provision_steps(), use_steps()})
    steps.insert(steps.end(), part.begin(), part.end());
  return steps;
}

inline void World::walk_until(std::string_view name, std::string_view key) {
  for (const Step& step : road()) {
    if (step.name == name && (key.empty() || step.key == key)) return;
    ASSERT_TRUE(give(step));
  }
}

inline std::string_view rule_of(const Decision& decision) {
  const auto* refusal = std::get_if<Refusal>(&decision);
  return refusal == nullptr ? "accepted" : refusal->rule;
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
  std::string_view rule(const Step& step) const { return rule_of(world_.decide(step)); }

  World world_;
};

}  // namespace renga::dossier::sample
