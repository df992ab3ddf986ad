#pragma once

#include "accounts/accounts.hpp"
#include "dossier/dossier.hpp"
#include "factors/factors.hpp"
#include "store/store.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace renga::service {

using accounts::Seconds;

/// An account as it may be told to itself and to administrators.
struct Account {
  std::string account;
  Personal<std::string> name;
  std::string organisation;
  Personal<std::string> mail;
  dossier::Roles roles;
  std::set<std::string> databases;
  bool administrator = false;
  std::string state;  ///< invited, active, closed
  std::string language;
  std::optional<Date> password_due;
  std::string last_sign_in_utc;
  bool second_factor = false;
  std::int64_t codes_left = 0;
  std::int64_t version = 0;
};

/// What an administrator says of an account.
struct AccountWish {
  std::string account;
  Personal<std::string> name;
  std::string organisation;
  Personal<std::string> mail;
  std::vector<std::string> roles;
  std::vector<std::string> databases;
  bool administrator = false;
  std::string state = "invited";
  std::string language = "ja";
};

/// What lets a person set up an account; the token is told once and kept as a mark.
struct Invitation {
  std::string token;
  Seconds expires = 0;
};

struct InvitationView {
  std::string account;
  Personal<std::string> name;
  std::string organisation;
  Seconds expires = 0;
  bool is_reset = false;
};

/// Who asks, and when.
struct Visitor {
  std::string address;
  std::string agent;
  Seconds now = 0;
  Date today;
};

enum class SessionState : std::uint8_t { none, second_factor, signed_in, locked };

struct SessionView {
  SessionState state = SessionState::none;
  bool has_passkeys = false;       ///< told where the second factor is waited for
  std::optional<Account> account;  ///< once the second factor was given
  Seconds expires = 0;
};

/// Where a page came from, as passkeys are bound to it.
struct PasskeyPlace {
  std::string host;    ///< without its port
  std::string origin;  ///< https://renga.example:8443
};

/// What a browser needs for a ceremony.
struct PasskeyOffer {
  std::string challenge;
  std::string place;
  std::vector<std::string> known;  ///< ids of the account's passkeys at this place
};

struct PasskeyNote {
  std::string id;
  std::string name;
  std::string made_utc;
  std::string used_utc;
};

struct SessionNote {
  std::string id;
  Seconds began = 0;
  Seconds seen = 0;
  std::string agent;
  std::string address;
  bool is_this = false;
};

/// Accounts and sessions over one store (docs/spec/api.md, API-20 to API-25). Safe to call from
/// several threads; a password is judged outside the lock.
class AccountOffice {
 public:
  static Result<AccountOffice> open(const store::Address& address, factors::ServerKey key,
                                    accounts::PasswordRules rules);

  const accounts::PasswordRules& password_rules() const { return rules_; }
  const accounts::SessionLimits& limits() const { return limits_; }

  /// account_bad, account_taken, role or database unknown.
  Result<Invitation> invite(const AccountWish& wish, Seconds now);
  /// account_changed where the version is another; last_administrator.
  Result<Account> change(const AccountWish& wish, std::int64_t version, std::string_view by);
  /// Who resets, and how identity was checked.
  struct ResetBy {
    std::string account;
    std::string identity_checked;
  };
  /// A new invitation in place of password, second factor and sessions; what was done is kept
  /// (SEC-59). reset_by_oneself.
  Result<Invitation> reset(std::string_view account, const ResetBy& by, Seconds now);
  Result<Account> find(std::string_view account) const;
  Result<std::vector<Account>> all() const;
  Result<std::vector<store::SignInRow>> sign_ins(std::string_view account) const;

  /// invitation_bad, always the same.
  Result<InvitationView> look(std::string_view token, Seconds now) const;
  /// The secret of the second factor; password_unfit names what is wrong.
  Result<Personal<std::string>> accept(std::string_view token,
                                       const Personal<std::string>& password,
                                       const Visitor& visitor);
  /// The account is active; hands back its recovery codes.
  Result<std::vector<std::string>> confirm(std::string_view token, std::string_view code,
                                           const Visitor& visitor);

  /// Each hands back the token of a new session in place of the old one; sign_in_refused,
  /// sign_in_delayed.
  Result<std::string> give_password(std::string_view account, const Personal<std::string>& password,
                                    const Visitor& visitor);
  Result<std::string> give_code(std::string_view token, std::string_view code,
                                const Visitor& visitor);
  Result<std::string> give_recovery_code(std::string_view token, std::string_view code,
                                         const Visitor& visitor);
  Result<std::string> unlock(std::string_view token, const Personal<std::string>& password,
                             const Visitor& visitor);
  Done sign_out(std::string_view token);

  /// Grows with every change of any account, also by other processes, which are seen after two
  /// seconds (API-26).
  std::int64_t versions() const;
  /// Where the session of a token stands; it counts as seen.
  SessionView session(std::string_view token, Seconds now);
  /// What a page must send back to prove that the server gave it out.
  std::string forgery_token(std::string_view token) const { return key_.mark("csrf", token); }
  bool is_forgery_token(std::string_view token, std::string_view given) const {
    return factors::same(forgery_token(token), given);
  }
  /// Names a request with its body, so that a repeated one is known again.
  std::string request_mark(std::string_view request) const { return key_.mark("request", request); }
  Result<std::vector<SessionNote>> sessions(std::string_view account, std::string_view token) const;
  /// session_unknown where the account has no such session.
  Done revoke(std::string_view account, std::string_view id);

  Done change_password(std::string_view token, const Personal<std::string>& old,
                       const Personal<std::string>& wanted, const Visitor& visitor);
  Result<std::vector<std::string>> renew_codes(std::string_view account,
                                               const Personal<std::string>& password,
                                               const Visitor& visitor);
  Result<Personal<std::string>> offer_secret(std::string_view account,
                                             const Personal<std::string>& password,
                                             const Visitor& visitor);
  Done confirm_secret(std::string_view account, std::string_view code, const Visitor& visitor);
  /// Passkeys as second factor (API-28, API-29). passkey_place where the host is an address.
  Result<std::vector<PasskeyNote>> passkeys(std::string_view account) const;
  /// Begins the making of one; the password is asked for again.
  Result<PasskeyOffer> offer_passkey(std::string_view token, const Personal<std::string>& password,
                                     const PasskeyPlace& place, const Visitor& visitor);
  /// passkey_bad, passkey_taken, passkeys_full.
  Result<PasskeyNote> add_passkey(std::string_view token, std::string_view name,
                                  const PasskeyPlace& place, const factors::PasskeyAnswer& answer,
                                  std::string_view challenge, const Visitor& visitor);
  Done drop_passkey(std::string_view account, std::string_view id, const Visitor& visitor);
  /// The same two steps at sign-in.
  Result<PasskeyOffer> ask_passkey(std::string_view token, const PasskeyPlace& place,
                                   const Visitor& visitor);
  Result<std::string> give_passkey(std::string_view token, std::string_view id,
                                   const PasskeyPlace& place, const factors::PasskeyAnswer& answer,
                                   std::string_view challenge, const Visitor& visitor);
  Result<Account> set_language(std::string_view account, std::string_view language);

  /// The answer that was given to this key of this account, if any.
  Result<std::optional<store::AnsweredRow>> answered(std::string_view account,
                                                     std::string_view key) const;
  Done keep_answer(std::string_view account, std::string_view key, const store::AnsweredRow& row);
  /// Drops sessions that are over and answers that are older than a day.
  Done sweep(Seconds now);

 private:
  struct Kept {
    store::SessionRow row;
    std::int64_t written = 0;  ///< what the store says of `seen`
  };

  AccountOffice(store::Store store, factors::ServerKey key, accounts::PasswordRules rules)
      : lock_(std::make_unique<std::recursive_mutex>()),
        store_(std::make_unique<store::Store>(std::move(store))),
        key_(std::move(key)),
        rules_(rules) {}

  using Lock = std::lock_guard<std::recursive_mutex>;

  /// Forgets what it holds where somebody else changed an account.
  void look_again(Seconds now);

  std::string mark_of(std::string_view token) const { return key_.mark("session", token); }
  Result<store::AccountRow> row_of(std::string_view account) const;
  Result<const store::AccountRow*> cached(std::string_view account);
  Result<Kept*> kept(std::string_view token);
  void forget(std::string_view account);
  Seconds wait_of(const store::AccountRow* row, const Visitor& visitor) const;
  Done note(std::string_view account, std::string_view step, std::string_view outcome,
            const Visitor& visitor);
  Error refuse(const store::AccountRow* row, std::string_view account, std::string_view step,
               const Visitor& visitor);
  /// What ends a session runs from `began`, however often it is unlocked.
  Result<std::string> begin(std::string_view account, Seconds began, bool second_factor,
                            std::string_view old, const Visitor& visitor);
  Result<store::AccountRow> half_way(std::string_view token, std::string_view step,
                                     const Visitor& visitor);
  Result<store::AccountRow> proven(std::string_view account, const Personal<std::string>& password,
                                   std::string_view step, const Visitor& visitor);
  std::string challenge_for(std::string_view purpose, std::string_view token, Seconds now) const;
  bool is_challenge(std::string_view challenge, std::string_view purpose, std::string_view token,
                    Seconds now) const;
  Result<std::string> owner_of(std::string_view token);
  Result<std::vector<std::string>> passkeys_at(const PasskeyPlace& place,
                                               std::string_view account) const;
  Done require_fit(const Personal<std::string>& password, std::string_view account) const;
  Result<Invitation> write_invitation(store::Transaction& transaction, std::string_view account,
                                      bool is_reset, Seconds now);

  std::unique_ptr<std::recursive_mutex> lock_;
  std::unique_ptr<store::Store> store_;
  factors::ServerKey key_;
  accounts::PasswordRules rules_;
  accounts::SessionLimits limits_;
  std::map<std::string, store::AccountRow, std::less<>> accounts_;
  std::map<std::string, Kept, std::less<>> sessions_;
  std::map<std::string, accounts::Failures, std::less<>> addresses_;
  Seconds looked_ = 0;
  std::int64_t versions_ = 0;
};

}  // namespace renga::service
