#pragma once

#include "service/desk.hpp"

#include <string>
#include <vector>

namespace renga::service {

// What the command line does with accounts; it needs no sign-in, because whoever may write the
// folder may do anything.

Result<Invitation> invite_account(const DeskOptions& options, const AccountWish& wish);
Result<std::vector<Account>> list_accounts(const DeskOptions& options);

/// A ready account for trying the portal out; told once.
struct TrialAccount {
  std::string account;
  std::vector<std::string> roles;
  bool administrator = false;
  std::string password;
  std::string secret;
};

/// One account for each role and the members of a board, set up as a person would. account_taken
/// where one of them is there.
Result<std::vector<TrialAccount>> make_trial_accounts(const DeskOptions& options);

}  // namespace renga::service
