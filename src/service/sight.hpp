#pragma once

#include "service/account_office.hpp"
#include "service/dossier_office.hpp"

#include <map>
#include <memory>
#include <string>

namespace renga::service {

/// What everybody may know of an account: for lists of people and the names beside what they did.
struct DirectoryEntry {
  Personal<std::string> name;
  std::string organisation;
  dossier::Roles roles;
};
using Directory = std::map<std::string, DirectoryEntry, std::less<>>;

/// The roles of an account in one dossier: its own, and what the dossier says of it.
dossier::Roles roles_in(const Account& account, const dossier::Dossier& state);

/// Whether an account sees a dossier at all (API-40). Who does not learns nothing of it, not even
/// that it is there.
bool sees(const Account& account, const KeptDossier& kept, const Directory& directory);

/// How far a dossier is as a whole, for lists: the first phase of the table that it is in.
struct Phase {
  std::string_view name;
  Bilingual label;
};
std::span<const Phase> phases();
const Phase& phase_of(const dossier::Dossier& state);

}  // namespace renga::service
