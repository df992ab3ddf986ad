#pragma once

#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::store {

/// One account as it is kept. Lists are words with commas between.
struct AccountRow {
  std::string account;
  Personal<std::string> name;
  std::string organisation;
  Personal<std::string> mail;
  std::string roles;
  std::string databases;
  bool administrator = false;
  std::string state;
  std::string language;
  std::string password;  ///< a digest; empty where there is none
  std::string password_due;
  std::string secret;       ///< sealed
  std::string next_secret;  ///< sealed; one that was offered and not confirmed
  std::int64_t last_step = 0;
  std::int64_t failures = 0;
  std::int64_t failed_at = 0;
  std::string last_sign_in;
  std::int64_t version = 0;
  std::int64_t codes_left = 0;
};

Result<std::vector<AccountRow>> accounts(Transaction& transaction);
/// Grows with every change of any account.
Result<std::int64_t> account_versions(Transaction& transaction);
Result<std::optional<AccountRow>> find_account(Transaction& transaction, std::string_view account);
/// What the columns up to `language` say; store_conflict where the account is there.
Done add_account(Transaction& transaction, const AccountRow& row);
Done change_account(Transaction& transaction, const AccountRow& row);

/// A password digest, its due day (or an empty text), and the sealed secret: the account is active.
Done let_in(Transaction& transaction, const AccountRow& row);
Done set_password(Transaction& transaction, const AccountRow& row);
Done forget_password(Transaction& transaction, std::string_view account);
Done offer_secret(Transaction& transaction, std::string_view account, std::string_view sealed);
Done take_secret(Transaction& transaction, std::string_view account, std::int64_t step);
Done note_failures(Transaction& transaction, std::string_view account, std::int64_t failures,
                   std::int64_t at);
/// Whether the step was later than every one used before.
Result<bool> use_step(Transaction& transaction, std::string_view account, std::int64_t step);
Done note_signed_in(Transaction& transaction, std::string_view account, std::string_view time_utc);

/// In place of those there were; marks, never the codes.
Done replace_codes(Transaction& transaction, std::string_view account,
                   const std::vector<std::string>& marks);
Result<bool> use_code(Transaction& transaction, std::string_view account, std::string_view mark);

/// A passkey of an account; what proves it is public.
struct PasskeyRow {
  std::string id = {};
  std::string account = {};
  std::string name = {};   ///< what its owner calls it
  std::string place = {};  ///< the host that it belongs to
  std::int64_t algorithm = 0;
  std::string public_key = {};
  std::int64_t counter = 0;
  std::string made_utc = {};
  std::string used_utc = {};

  bool operator==(const PasskeyRow&) const = default;
};

/// store_conflict where there is one of this id.
Done add_passkey(Transaction& transaction, const PasskeyRow& row);
Result<std::optional<PasskeyRow>> find_passkey(Transaction& transaction, std::string_view id);
/// Oldest first.
Result<std::vector<PasskeyRow>> passkeys_of(Transaction& transaction, std::string_view account);
/// Whether nobody used it since its row was read.
Result<bool> use_passkey(Transaction& transaction, const PasskeyRow& read, std::int64_t counter,
                         std::string_view time_utc);
/// Whether the account had it.
Result<bool> drop_passkey(Transaction& transaction, std::string_view account, std::string_view id);
Done drop_passkeys(Transaction& transaction, std::string_view account);

struct InvitationRow {
  std::string mark = {};
  std::string account = {};
  std::int64_t expires = 0;
  bool is_reset = false;
  std::string password = {};
  std::string password_due = {};
  std::string secret = {};
};

/// In place of those that the account had.
Done add_invitation(Transaction& transaction, const InvitationRow& row);
Result<std::optional<InvitationRow>> find_invitation(Transaction& transaction,
                                                     std::string_view mark);
Done accept_invitation(Transaction& transaction, const InvitationRow& row);
Done drop_invitations(Transaction& transaction, std::string_view account);

struct SessionRow {
  std::string mark = {};
  std::string id = {};
  std::string account = {};
  std::int64_t began = 0;
  std::int64_t seen = 0;
  bool second_factor = false;
  bool locked = false;
  std::string agent = {};
  std::string address = {};
};

Done add_session(Transaction& transaction, const SessionRow& row);
Result<std::optional<SessionRow>> find_session(Transaction& transaction, std::string_view mark);
Result<std::vector<SessionRow>> sessions_of(Transaction& transaction, std::string_view account);
Done note_seen(Transaction& transaction, const SessionRow& row);
Done drop_session(Transaction& transaction, std::string_view mark);
/// All of an account but one.
Done drop_sessions(Transaction& transaction, std::string_view account, std::string_view but);
Done sweep_sessions(Transaction& transaction, std::int64_t began_before);

struct SignInRow {
  std::string time_utc;
  std::string account;
  std::string step;
  std::string outcome;
  std::string address;
};

Done note_sign_in(Transaction& transaction, const SignInRow& row);
/// The last 200, of one account or of all, latest first.
Result<std::vector<SignInRow>> sign_ins(Transaction& transaction, std::string_view account);

/// A password that somebody else reset (SEC-59).
struct ResetRow {
  std::string time_utc;
  std::string account;
  std::string done_by;
  std::string identity_checked;

  bool operator==(const ResetRow&) const = default;
};

Done note_reset(Transaction& transaction, const ResetRow& row);
Result<std::vector<ResetRow>> resets(Transaction& transaction);

/// What was answered to a command that came with a key.
struct AnsweredRow {
  std::string asked;  ///< digest of what was asked
  std::int64_t status = 0;
  std::string answer;
  std::int64_t at = 0;
};

Result<std::optional<AnsweredRow>> find_answered(Transaction& transaction, std::string_view account,
                                                 std::string_view key);
Done add_answered(Transaction& transaction, std::string_view account, std::string_view key,
                  const AnsweredRow& row);
Done sweep_answered(Transaction& transaction, std::int64_t before);

}  // namespace renga::store
