#pragma once

#include "service/account_office.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace renga::service {

// How accounts are written in the store, and back.

/// value_unknown where a role is none.
Result<dossier::Roles> roles_in(const std::vector<std::string>& names);
std::vector<std::string> names_of(const dossier::Roles& roles);
std::vector<std::string> words_of(std::string_view text);

/// What somebody calls a thing of the own: one line, not empty, not too long; account_bad.
Done require_name(std::string_view name);
/// account_bad, or value_unknown where a role, database or state is none.
Result<store::AccountRow> row_of(const AccountWish& wish);
Account told(const store::AccountRow& row);

}  // namespace renga::service
