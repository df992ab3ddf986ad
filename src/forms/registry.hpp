#pragma once

#include "dossier/dossier.hpp"

#include <map>
#include <string>

namespace renga::forms {

/// Who stands behind an account. What is a person's own is given out only where a form is written.
struct Registrant {
  Personal<std::string> name = {};  ///< empty: the account's number stands in its place
  std::string affiliation = {};
  std::string position = {};
  dossier::Roles roles = {};
};

/// The accounts of an office; none of it is in the ledger (DOS-4).
struct Registry {
  std::map<std::string, Registrant> accounts;

  /// The affiliation of the first account with that role; empty where nobody says it.
  std::string affiliation_of(dossier::Role role) const;
  const Registrant* find(const std::string& account) const;
};

}  // namespace renga::forms
