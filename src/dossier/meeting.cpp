#include "dossier/meeting.hpp"

#include "dossier/guards.hpp"

#include <set>

namespace renga::dossier {

Meeting members_of(const Fields& fields) {
  constexpr std::size_t kParts = 5;
  Meeting meeting;
  for (const std::string& word : fields.words("members")) {
    const auto parts = split(word, ':');
    if (parts.size() != kParts) continue;
    meeting.members[std::string(parts[0])] = {.kind = std::string(parts[1]),
                                              .sex = std::string(parts[2]),
                                              .outside = parts[3] == "outside",
                                              .business = parts[3] == "business",
                                              .present = parts[4] == "present",
                                              .recused = false,
                                              .vote = ""};
  }
  return meeting;
}

void recuse_member(Meeting& meeting, const Fields& fields) {
  Member& member = meeting.members.at(fields.text("member"));
  member.recused = true;
  member.vote.clear();
}

void cast_vote(Meeting& meeting, const Fields& fields) {
  meeting.members.at(fields.text("member")).vote = fields.text("vote");
}

bool says_why(std::span<const OutcomeRow> outcomes, const Fields& fields) {
  const OutcomeRow* row = row_named(outcomes, fields.text("outcome"));
  return row != nullptr && (!row->reason_needed || fields.has("reason")) &&
         (!row->conditions_needed || fields.has("conditions"));
}

bool member_is_there(const Meeting& meeting, const Fields& fields) {
  return meeting.members.contains(fields.text("member"));
}

bool member_may_vote(const Meeting& meeting, const Call& call) {
  const auto found = meeting.members.find(call.fields().text("member"));
  if (found == meeting.members.end() || found->first != call.actor.account) return false;
  const Member& member = found->second;
  // Who handles the data has an interest, declared or not (ORG-14).
  if (has_handler(call.dossier, found->first)) return false;
  return member.present && !member.recused && member.vote.empty();
}

std::string mark_of(const Ask& criterion) {
  const std::string mark = criterion.said.text("mark");
  return mark.empty() ? criterion.rule : mark;
}

std::vector<const Ask*> criteria_of(std::string_view body, const Dossier& dossier,
                                    const Terms& terms) {
  std::vector<const Ask*> criteria;
  for (const Ask* criterion : terms.of("criterion", facts_of(dossier)))
    if (criterion->said.text("body") == body) criteria.push_back(criterion);
  return criteria;
}

std::optional<Fault> criteria_fault(std::string_view body, std::span<const OutcomeRow> outcomes,
                                    const Call& call) {
  constexpr Bilingual kUnjudged = {
      "この審査項目の適否を、適（met）又は否（unmet）で記録してください。",
      "Mark this criterion as met (met) or unmet (unmet)."};
  constexpr Bilingual kUnmet = {
      "この審査項目を満たさないため、無条件では承認・承諾できません。条件付き又は修正を求める結果を"
      "選んでください。",
      "This criterion is not met: no approval without conditions. Choose an outcome with "
      "conditions or corrections."};
  const auto words = call.fields().words("criteria");
  const std::set<std::string> marks(words.begin(), words.end());
  const OutcomeRow* outcome = row_named(outcomes, call.fields().text("outcome"));
  ensure(outcome != nullptr, "the outcome is one of its list");
  for (const Ask* criterion : criteria_of(body, call.dossier, call.terms)) {
    const std::string mark = mark_of(*criterion);
    const bool met = marks.contains(mark + ":met");
    const bool unmet = marks.contains(mark + ":unmet");
    if (met == unmet) return Fault{criterion->rule, kUnjudged, mark};
    if (unmet && outcome->leads_to == Stage::passed) return Fault{criterion->rule, kUnmet, mark};
  }
  return std::nullopt;
}

}  // namespace renga::dossier
