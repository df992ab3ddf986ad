#include "dossier/meeting.hpp"

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
  const std::string vote = call.fields().text("vote");
  return member.present && !member.recused && member.vote.empty() &&
         (vote == "for" || vote == "against");
}

}  // namespace renga::dossier
