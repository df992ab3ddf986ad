#include "service/sight.hpp"

#include <algorithm>
#include <array>

namespace renga::service {
namespace {

using dossier::Dossier;
using dossier::Role;
using dossier::Stage;
using dossier::Track;

struct Looking {
  const Account& account;
  const KeptDossier& kept;
  const Directory& directory;

  const Dossier& state() const { return kept.state; }
};

/// Anything of the track has begun.
bool begun(const Dossier& state, Track track) {
  return std::ranges::any_of(state.threads, [track](const auto& thread) {
    return thread.first.track == track && thread.second.stage != Stage::idle;
  });
}

bool takes_part(const Looking& look) {
  const Dossier& state = look.state();
  if (state.contact == look.account.account) return true;
  const auto handler = state.handlers.find(look.account.account);
  if (handler != state.handlers.end() && !handler->second.removed) return true;
  return !look.kept.events.empty() && look.kept.events.front().actor == look.account.account;
}

/// An applicant sees what its organisation applies for; whoever has no organisation, the own.
bool applies_with(const Looking& look) {
  if (takes_part(look)) return true;
  if (look.account.organisation.empty() || look.kept.events.empty()) return false;
  const auto opener = look.directory.find(look.kept.events.front().actor);
  return opener != look.directory.end() && opener->second.organisation == look.account.organisation;
}

bool has_database(const Looking& look) {
  const auto& own = look.account.databases;
  return own.empty() || std::ranges::any_of(look.state().databases, [&](const std::string& name) {
           return own.contains(name);
         });
}

bool everything(const Looking&) {
  return true;
}
bool board_reached(const Looking& look) {
  return begun(look.state(), Track::board);
}
bool committee_reached(const Looking& look) {
  return begun(look.state(), Track::committee);
}
bool ids_reached(const Looking& look) {
  return begun(look.state(), Track::ids);
}

struct SightRow {
  Role role;
  bool (*sees)(const Looking& look);
};

/// API-40, one row a role.
constexpr std::array kSights = {
    SightRow{Role::applicant, applies_with}, SightRow{Role::contact, takes_part},
    SightRow{Role::agent, applies_with},     SightRow{Role::handler, takes_part},
    SightRow{Role::producer, everything},    SightRow{Role::board, board_reached},
    SightRow{Role::fund, ids_reached},       SightRow{Role::office, everything},
    SightRow{Role::window, has_database},    SightRow{Role::committee, committee_reached},
    SightRow{Role::extractor, has_database},
};

constexpr std::array kPhases = {
    Phase{"over", {"終了", "over"}},
    Phase{"ending", {"利用終了の手続", "ending"}},
    Phase{"use", {"利用中", "in use"}},
    Phase{"provision", {"提供", "provision"}},
    Phase{"agreement", {"契約・誓約・手数料", "agreement"}},
    Phase{"review", {"審査", "review"}},
    Phase{"consultation", {"相談・申出の作成", "consultation and writing"}},
};

bool is_in(const Dossier& state, std::size_t phase) {
  const std::array<bool, kPhases.size()> holds = {
      state.over(),
      state.any(Track::application, Stage::ended),
      state.use_from.has_value(),
      begun(state, Track::ids) || begun(state, Track::provision),
      begun(state, Track::agreement),
      begun(state, Track::board) || begun(state, Track::committee),
      true};
  return holds.at(phase);
}

}  // namespace

dossier::Roles roles_in(const Account& account, const Dossier& state) {
  dossier::Roles roles = account.roles;
  const auto handler = state.handlers.find(account.account);
  if (handler == state.handlers.end() || handler->second.removed) return roles;
  roles = roles.with(Role::handler);
  return state.contact == account.account ? roles.with(Role::contact) : roles;
}

bool sees(const Account& account, const KeptDossier& kept, const Directory& directory) {
  const Looking look{account, kept, directory};
  const dossier::Roles roles = roles_in(account, kept.state);
  return std::ranges::any_of(
      kSights, [&](const SightRow& row) { return roles.has(row.role) && row.sees(look); });
}

std::span<const Phase> phases() {
  return kPhases;
}

const Phase& phase_of(const Dossier& state) {
  std::size_t phase = 0;
  while (!is_in(state, phase)) ++phase;
  return kPhases.at(phase);
}

}  // namespace renga::service
