#include "service/waited.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace renga::service {
namespace {

using dossier::Stage;
using dossier::Thread;
using dossier::Track;

bool has_to_vote(const KnownDossier& known, const Thread& thread) {
  const auto member = thread.meeting.members.find(known.actor.account);
  return member != thread.meeting.members.end() && member->second.vote.empty();
}

bool has_to_sign(const KnownDossier& known, const Thread&) {
  const auto handler = known.dossier.handlers.find(known.actor.account);
  return handler != known.dossier.handlers.end() && !handler->second.pledged;
}

bool has_to_seal(const KnownDossier& known, const Thread&) {
  return std::ranges::any_of(known.dossier.applicants,
                             [](const auto& entry) { return !entry.second.pledged; });
}

/// FEE-01: use of the history system, and making of provision IDs.
bool has_to_pay_fund(const KnownDossier& known, const Thread&) {
  constexpr std::int64_t kFees = 2;
  return std::ssize(known.dossier.fund_fees) < kFees;
}

/// Ledgers may be set up at once, and are waited for when the committee has agreed.
bool lacks_ledgers(const KnownDossier& known, const Thread&) {
  return committee_passed(known.dossier) &&
         std::ranges::any_of(known.dossier.places,
                             [](const auto& entry) { return entry.second.ledgers.empty(); });
}

bool is_incomplete(const KnownDossier& known, const Thread&) {
  return known.dossier.stage(Track::board) == Stage::idle &&
         !faults_of_application(known.dossier, known.terms, known.today).empty();
}

/// What is given more than once, and until when the road waits for it.
struct AgainRow {
  std::string_view command;
  bool (*is_due)(const KnownDossier& known, const Thread& thread);
};
constexpr std::array kAgain = {
    AgainRow{"vote_on_board", has_to_vote},       AgainRow{"vote_on_committee", has_to_vote},
    AgainRow{"sign_pledge", has_to_sign},         AgainRow{"seal_pledge", has_to_seal},
    AgainRow{"pay_fund_fee", has_to_pay_fund},    AgainRow{"set_up_ledgers", lacks_ledgers},
    AgainRow{"save_section", is_incomplete},      AgainRow{"name_handler", is_incomplete},
    AgainRow{"name_place", is_incomplete},        AgainRow{"identify_person", is_incomplete},
    AgainRow{"prove_affiliation", is_incomplete}, AgainRow{"confirm_qualification", is_incomplete},
    AgainRow{"note_training", is_incomplete},     AgainRow{"declare_measures", is_incomplete},
};

}  // namespace

bool is_waited_for(const dossier::CommandRow& row, const std::string& key,
                   const KnownDossier& known) {
  if (is_aside(row)) return false;
  const auto again = std::ranges::find(kAgain, row.name, &AgainRow::command);
  if (again == kAgain.end()) return !was_given(row, key, known.events);
  return again->is_due(known, known.dossier.thread(row.track, key));
}

}  // namespace renga::service
