#include "forms/registry.hpp"

namespace renga::forms {

std::string Registry::affiliation_of(dossier::Role role) const {
  for (const auto& [account, registrant] : accounts)
    if (registrant.roles.has(role) && !registrant.affiliation.empty())
      return registrant.affiliation;
  return {};
}

const Registrant* Registry::find(const std::string& account) const {
  const auto found = accounts.find(account);
  return found == accounts.end() ? nullptr : &found->second;
}

}  // namespace renga::forms
