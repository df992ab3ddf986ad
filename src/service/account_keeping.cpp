// What is done with accounts that are there: by administrators, and by their owners.

#include "service/account_office.hpp"
#include "service/account_words.hpp"
#include "service/clock.hpp"
#include "service/errors.hpp"
#include "service/field_labels.hpp"

#include <algorithm>

namespace renga::service {

using store::AccountRow;

Result<Account> AccountOffice::find(std::string_view account) const {
  RENGA_ASSIGN(const AccountRow row, row_of(account));
  return told(row);
}

Result<std::vector<Account>> AccountOffice::all() const {
  const Lock lock(*lock_);
  RENGA_ASSIGN(store::Transaction transaction, store_->read());
  RENGA_ASSIGN(const std::vector<AccountRow> rows, store::accounts(transaction));
  std::vector<Account> all;
  for (const AccountRow& row : rows) all.push_back(told(row));
  return all;
}

Result<std::vector<store::SignInRow>> AccountOffice::sign_ins(std::string_view account) const {
  const Lock lock(*lock_);
  RENGA_ASSIGN(store::Transaction transaction, store_->read());
  return store::sign_ins(transaction, account);
}

Result<Account> AccountOffice::change(const AccountWish& wish, std::int64_t version,
                                      std::string_view by) {
  RENGA_ASSIGN(const AccountRow wanted, service::row_of(wish));
  const Lock lock(*lock_);
  RENGA_ASSIGN(store::Transaction transaction, store_->write());
  RENGA_ASSIGN(const auto there, store::find_account(transaction, wanted.account));
  if (!there) return fail(Error(code::account_missing).with("account", wanted.account));
  if (there->version != version) return fail(Error(code::account_changed));
  // Who never set a password up is not made active by a word.
  if (wanted.state == "active" && there->password.empty())
    return fail(in_field(Error(code::account_bad), "state"));
  const bool loses = there->administrator && (!wanted.administrator || wanted.state != "active");
  if (loses && wanted.account == by) return fail(Error(code::last_administrator));
  RENGA_TRY(store::change_account(transaction, wanted));
  const bool closed = wanted.state != "active";
  if (closed) RENGA_TRY(store::drop_sessions(transaction, wanted.account, ""));
  RENGA_TRY(transaction.commit());
  if (closed)
    std::erase_if(sessions_,
                  [&](const auto& kept) { return kept.second.row.account == wanted.account; });
  forget(wanted.account);
  return find(wanted.account);
}

Result<std::vector<SessionNote>> AccountOffice::sessions(std::string_view account,
                                                         std::string_view token) const {
  const Lock lock(*lock_);
  RENGA_ASSIGN(store::Transaction transaction, store_->read());
  RENGA_ASSIGN(const auto rows, store::sessions_of(transaction, account));
  const std::string mark = mark_of(token);
  std::vector<SessionNote> notes;
  for (const store::SessionRow& row : rows) {
    if (!row.second_factor) continue;
    const auto cached = sessions_.find(row.mark);
    notes.push_back({.id = row.id,
                     .began = row.began,
                     .seen = cached == sessions_.end() ? row.seen : cached->second.row.seen,
                     .agent = row.agent,
                     .address = row.address,
                     .is_this = row.mark == mark});
  }
  return notes;
}

Done AccountOffice::revoke(std::string_view account, std::string_view id) {
  const Lock lock(*lock_);
  RENGA_ASSIGN(store::Transaction transaction, store_->write());
  RENGA_ASSIGN(const auto rows, store::sessions_of(transaction, account));
  const auto found = std::ranges::find(rows, id, &store::SessionRow::id);
  if (found == rows.end()) return fail(Error(code::account_missing).with("account", account));
  RENGA_TRY(store::drop_session(transaction, found->mark));
  RENGA_TRY(transaction.commit());
  sessions_.erase(found->mark);
  return {};
}

Done AccountOffice::change_password(std::string_view token, const Personal<std::string>& old,
                                    const Personal<std::string>& wanted, const Visitor& visitor) {
  std::string account;
  {
    const Lock lock(*lock_);
    RENGA_ASSIGN(const Kept* session, kept(token));
    if (session == nullptr) return fail(Error(code::sign_in_refused));
    account = session->row.account;
  }
  RENGA_ASSIGN(AccountRow row, proven(account, old, "password_change", visitor));
  RENGA_TRY(require_fit(wanted, account));
  RENGA_ASSIGN(row.password, factors::digest_of(wanted));
  const auto due = accounts::change_due(wanted.disclose(), visitor.today, rules_);
  row.password_due = due ? to_iso(*due) : "";
  const Lock lock(*lock_);
  RENGA_ASSIGN(store::Transaction transaction, store_->write());
  RENGA_TRY(store::set_password(transaction, row));
  RENGA_TRY(store::drop_sessions(transaction, account, mark_of(token)));
  RENGA_TRY(transaction.commit());
  std::erase_if(sessions_, [&](const auto& kept) {
    return kept.second.row.account == account && kept.first != mark_of(token);
  });
  forget(account);
  return note(account, "password_change", "accepted", visitor);
}

Result<std::vector<std::string>> AccountOffice::renew_codes(std::string_view account,
                                                            const Personal<std::string>& password,
                                                            const Visitor& visitor) {
  RENGA_ASSIGN([[maybe_unused]] const AccountRow row,
               proven(account, password, "recovery_codes", visitor));
  std::vector<std::string> codes = factors::recovery_codes();
  std::vector<std::string> marks;
  for (const std::string& code : codes)
    marks.push_back(key_.mark("recovery " + std::string(account), factors::plain_code(code)));
  const Lock lock(*lock_);
  RENGA_ASSIGN(store::Transaction transaction, store_->write());
  RENGA_TRY(store::replace_codes(transaction, account, marks));
  RENGA_TRY(transaction.commit());
  forget(account);
  return codes;
}

Result<Personal<std::string>> AccountOffice::offer_secret(std::string_view account,
                                                          const Personal<std::string>& password,
                                                          const Visitor& visitor) {
  RENGA_ASSIGN([[maybe_unused]] const AccountRow row, proven(account, password, "totp", visitor));
  const Personal<std::string> secret = factors::make_secret();
  const Lock lock(*lock_);
  RENGA_ASSIGN(store::Transaction transaction, store_->write());
  RENGA_TRY(store::offer_secret(transaction, account, key_.seal(secret, account)));
  RENGA_TRY(transaction.commit());
  return secret;
}

Done AccountOffice::confirm_secret(std::string_view account, std::string_view code,
                                   const Visitor& visitor) {
  const Lock lock(*lock_);
  RENGA_ASSIGN(const AccountRow row, row_of(account));
  const auto secret = key_.unseal(row.next_secret, account);
  const auto step = secret ? factors::step_of(*secret, code, visitor.now) : std::nullopt;
  if (!step) return fail(Error(code::code_wrong));
  RENGA_ASSIGN(store::Transaction transaction, store_->write());
  RENGA_TRY(store::take_secret(transaction, account, *step));
  RENGA_TRY(transaction.commit());
  forget(account);
  return {};
}

Result<Account> AccountOffice::set_language(std::string_view account, std::string_view language) {
  const Lock lock(*lock_);
  RENGA_ASSIGN(const Account there, find(account));
  AccountWish wish{.account = there.account,
                   .name = there.name,
                   .organisation = there.organisation,
                   .mail = there.mail,
                   .roles = names_of(there.roles),
                   .databases = {there.databases.begin(), there.databases.end()},
                   .administrator = there.administrator,
                   .state = there.state,
                   .language = std::string(language)};
  return change(wish, there.version, account);
}

Result<std::optional<store::AnsweredRow>> AccountOffice::answered(std::string_view account,
                                                                  std::string_view key) const {
  const Lock lock(*lock_);
  RENGA_ASSIGN(store::Transaction transaction, store_->read());
  RENGA_ASSIGN(auto row, store::find_answered(transaction, account, key));
  if (!row) return row;
  auto answer = key_.unseal(row->answer, account);
  // Sealed by a key that is no more: as if it had not been asked.
  if (!answer) return std::optional<store::AnsweredRow>();
  row->answer = answer->disclose();
  return row;
}

Done AccountOffice::keep_answer(std::string_view account, std::string_view key,
                                const store::AnsweredRow& row) {
  const Lock lock(*lock_);
  RENGA_ASSIGN(store::Transaction transaction, store_->write());
  store::AnsweredRow sealed = row;
  // An answer may hold an invitation.
  sealed.answer = key_.seal(Personal<std::string>(row.answer), account);
  RENGA_TRY(store::add_answered(transaction, account, key, sealed));
  return transaction.commit();
}

Done AccountOffice::sweep(Seconds now) {
  constexpr Seconds kDay = 24 * 60 * 60;
  const Lock lock(*lock_);
  RENGA_ASSIGN(store::Transaction transaction, store_->write());
  RENGA_TRY(store::sweep_sessions(transaction, now - limits_.longest));
  RENGA_TRY(store::sweep_answered(transaction, now - kDay));
  RENGA_TRY(transaction.commit());
  std::erase_if(sessions_,
                [&](const auto& kept) { return kept.second.row.began < now - limits_.longest; });
  return {};
}

}  // namespace renga::service
