#include "service/account_office.hpp"

#include "service/account_words.hpp"
#include "service/clock.hpp"
#include "service/errors.hpp"

#include <algorithm>

namespace renga::service {
namespace {

using store::AccountRow;

/// A digest that no password has, so that an unknown account takes as long as a known one.
const std::string& digest_of_nobody() {
  static const std::string digest =
      factors::digest_of(Personal<std::string>(factors::random_token())).value_or("");
  return digest;
}

}  // namespace

Result<AccountOffice> AccountOffice::open(const store::Address& address, factors::ServerKey key,
                                          accounts::PasswordRules rules) {
  RENGA_ASSIGN(store::Store store, store::Store::open(address, store::Opening::existing));
  return AccountOffice(std::move(store), std::move(key), rules);
}

Result<AccountRow> AccountOffice::row_of(std::string_view account) const {
  const Lock lock(*lock_);
  RENGA_ASSIGN(store::Transaction transaction, store_->read());
  RENGA_ASSIGN(std::optional<AccountRow> row, store::find_account(transaction, account));
  if (!row) return fail(Error(code::account_missing).with("account", account));
  return *std::move(row);
}

Result<const AccountRow*> AccountOffice::cached(std::string_view account) {
  const auto found = accounts_.find(account);
  if (found != accounts_.end()) return &found->second;
  RENGA_ASSIGN(AccountRow row, row_of(account));
  return &accounts_.insert_or_assign(std::string(account), std::move(row)).first->second;
}

void AccountOffice::forget(std::string_view account) {
  const auto found = accounts_.find(account);
  if (found != accounts_.end()) accounts_.erase(found);
}

Result<AccountOffice::Kept*> AccountOffice::kept(std::string_view token) {
  const std::string mark = mark_of(token);
  const auto found = sessions_.find(mark);
  if (found != sessions_.end()) return &found->second;
  RENGA_ASSIGN(store::Transaction transaction, store_->read());
  RENGA_ASSIGN(std::optional<store::SessionRow> row, store::find_session(transaction, mark));
  if (!row) return static_cast<Kept*>(nullptr);
  const std::int64_t seen = row->seen;
  return &sessions_.insert_or_assign(mark, Kept{*std::move(row), seen}).first->second;
}

Seconds AccountOffice::wait_of(const AccountRow* row, const Visitor& visitor) const {
  // Many people may share an address: it has to fail more often than an account.
  constexpr std::int64_t kAddressPatience = 8;
  Seconds wait = 0;
  if (row != nullptr)
    wait = accounts::seconds_to_wait({row->failures, row->failed_at}, visitor.now);
  const auto address = addresses_.find(visitor.address);
  if (address == addresses_.end()) return wait;
  const accounts::Failures scaled{address->second.count / kAddressPatience, address->second.last};
  return std::max(wait, accounts::seconds_to_wait(scaled, visitor.now));
}

Done AccountOffice::note(std::string_view account, std::string_view step, std::string_view outcome,
                         const Visitor& visitor) {
  RENGA_ASSIGN(store::Transaction transaction, store_->write());
  // A name that is none may be a password in the wrong field.
  const bool is_name = accounts::is_account_name(account);
  RENGA_TRY(store::note_sign_in(transaction, {.time_utc = utc_of(visitor.now),
                                              .account = is_name ? std::string(account) : "",
                                              .step = std::string(step),
                                              .outcome = std::string(outcome),
                                              .address = visitor.address}));
  return transaction.commit();
}

Error AccountOffice::refuse(const AccountRow* row, std::string_view account, std::string_view step,
                            const Visitor& visitor) {
  constexpr std::size_t kAddressesMost = 10'000;
  const Seconds wait = wait_of(row, visitor);
  const bool delayed = wait > 0;
  if (!delayed) {
    if (addresses_.size() >= kAddressesMost) addresses_.clear();
    auto& address = addresses_[visitor.address];
    address = accounts::after_failure(address, visitor.now);
    if (row != nullptr) {
      const auto failures = accounts::after_failure({row->failures, row->failed_at}, visitor.now);
      auto transaction = store_->write();
      if (!transaction) return std::move(transaction).error();
      Done noted = store::note_failures(*transaction, row->account, failures.count, failures.last);
      if (noted) noted = transaction->commit();
      if (!noted) return std::move(noted).error();
      forget(row->account);
    }
  }
  Done noted = note(account, step, delayed ? "delayed" : "refused", visitor);
  if (!noted) return std::move(noted).error();
  if (delayed) return Error(code::sign_in_delayed).with("seconds", wait);
  return Error(code::sign_in_refused);
}

Result<std::string> AccountOffice::begin(std::string_view account, Seconds began,
                                         bool second_factor, std::string_view old,
                                         const Visitor& visitor) {
  constexpr std::size_t kAgentBytes = 200;
  std::string token = factors::random_token();
  store::SessionRow row{.mark = mark_of(token),
                        .id = key_.mark("session id", token).substr(0, 16),
                        .account = std::string(account),
                        .began = began,
                        .seen = visitor.now,
                        .second_factor = second_factor,
                        .agent = visitor.agent.substr(0, kAgentBytes),
                        .address = visitor.address};
  RENGA_ASSIGN(store::Transaction transaction, store_->write());
  if (!old.empty()) RENGA_TRY(store::drop_session(transaction, mark_of(old)));
  RENGA_TRY(store::add_session(transaction, row));
  if (second_factor) RENGA_TRY(store::note_signed_in(transaction, account, utc_of(visitor.now)));
  RENGA_TRY(transaction.commit());
  if (!old.empty()) sessions_.erase(mark_of(old));
  const std::string mark = row.mark;
  sessions_.insert_or_assign(mark, Kept{std::move(row), visitor.now});
  forget(account);
  return token;
}

Result<std::string> AccountOffice::give_password(std::string_view account,
                                                 const Personal<std::string>& password,
                                                 const Visitor& visitor) {
  std::optional<AccountRow> row;
  {
    const Lock lock(*lock_);
    auto found = row_of(account);
    if (found && found->state == "active") row = *std::move(found);
    const AccountRow* known = row ? &*row : nullptr;
    if (wait_of(known, visitor) > 0) return fail(refuse(known, account, "password", visitor));
  }
  const bool good = factors::matches(password, row ? row->password : digest_of_nobody());
  const Lock lock(*lock_);
  if (!row || !good) {
    // Others may have failed meanwhile; what is counted is what is there now.
    auto again = row ? row_of(account) : Result<AccountRow>(fail(Error(code::sign_in_refused)));
    return fail(refuse(again ? &*again : nullptr, account, "password", visitor));
  }
  RENGA_TRY(note(account, "password", "accepted", visitor));
  return begin(account, visitor.now, false, {}, visitor);
}

Result<AccountRow> AccountOffice::half_way(std::string_view token, std::string_view step,
                                           const Visitor& visitor) {
  RENGA_ASSIGN(Kept * session, kept(token));
  const bool live = session != nullptr && !session->row.second_factor &&
                    accounts::standing_of({session->row.began, session->row.seen, false, false},
                                          limits_, visitor.now) == accounts::SessionStanding::live;
  if (!live) return fail(Error(code::sign_in_refused));
  RENGA_ASSIGN(AccountRow row, row_of(session->row.account));
  if (row.state != "active") return fail(Error(code::sign_in_refused));
  if (wait_of(&row, visitor) > 0) return fail(refuse(&row, row.account, step, visitor));
  return row;
}

Result<std::string> AccountOffice::give_code(std::string_view token, std::string_view code,
                                             const Visitor& visitor) {
  const Lock lock(*lock_);
  RENGA_ASSIGN(const AccountRow row, half_way(token, "totp", visitor));
  const auto secret = key_.unseal(row.secret, row.account);
  const auto step = secret ? factors::step_of(*secret, code, visitor.now) : std::nullopt;
  bool good = step && accounts::accepts_step(*step, row.last_step);
  if (good) {
    RENGA_ASSIGN(store::Transaction transaction, store_->write());
    RENGA_ASSIGN(good, store::use_step(transaction, row.account, *step));
    RENGA_TRY(transaction.commit());
  }
  if (!good && step)
    return fail(refuse(&row, row.account, "totp_replayed", visitor).with("replayed", "totp"));
  if (!good) return fail(refuse(&row, row.account, "totp", visitor));
  RENGA_TRY(note(row.account, "totp", "accepted", visitor));
  return begin(row.account, visitor.now, true, token, visitor);
}

Result<std::string> AccountOffice::give_recovery_code(std::string_view token, std::string_view code,
                                                      const Visitor& visitor) {
  const Lock lock(*lock_);
  RENGA_ASSIGN(const AccountRow row, half_way(token, "recovery_code", visitor));
  const std::string mark = key_.mark("recovery " + row.account, factors::plain_code(code));
  RENGA_ASSIGN(store::Transaction transaction, store_->write());
  RENGA_ASSIGN(const bool good, store::use_code(transaction, row.account, mark));
  RENGA_TRY(transaction.commit());
  if (!good) return fail(refuse(&row, row.account, "recovery_code", visitor));
  RENGA_TRY(note(row.account, "recovery_code", "accepted", visitor));
  return begin(row.account, visitor.now, true, token, visitor);
}

Result<AccountRow> AccountOffice::proven(std::string_view account,
                                         const Personal<std::string>& password,
                                         std::string_view step, const Visitor& visitor) {
  std::optional<AccountRow> row;
  {
    const Lock lock(*lock_);
    RENGA_ASSIGN(row, row_of(account));
    if (wait_of(&*row, visitor) > 0) return fail(refuse(&*row, account, step, visitor));
  }
  if (factors::matches(password, row->password)) return *std::move(row);
  const Lock lock(*lock_);
  RENGA_ASSIGN(const AccountRow again, row_of(account));
  return fail(refuse(&again, account, step, visitor));
}

Result<std::string> AccountOffice::unlock(std::string_view token,
                                          const Personal<std::string>& password,
                                          const Visitor& visitor) {
  std::string account;
  {
    const Lock lock(*lock_);
    RENGA_ASSIGN(const Kept* session, kept(token));
    if (session == nullptr || !session->row.second_factor)
      return fail(Error(code::sign_in_refused));
    account = session->row.account;
  }
  RENGA_ASSIGN([[maybe_unused]] const AccountRow row, proven(account, password, "unlock", visitor));
  const Lock lock(*lock_);
  RENGA_TRY(note(account, "unlock", "accepted", visitor));
  RENGA_ASSIGN(const Kept* session, kept(token));
  if (session == nullptr) return fail(Error(code::sign_in_refused));
  return begin(account, session->row.began, true, token, visitor);
}

Done AccountOffice::sign_out(std::string_view token) {
  const Lock lock(*lock_);
  RENGA_ASSIGN(store::Transaction transaction, store_->write());
  RENGA_TRY(store::drop_session(transaction, mark_of(token)));
  RENGA_TRY(transaction.commit());
  sessions_.erase(mark_of(token));
  return {};
}

std::int64_t AccountOffice::versions() const {
  const Lock lock(*lock_);
  return versions_;
}

void AccountOffice::look_again(Seconds now) {
  constexpr Seconds kEvery = 2;
  if (now < looked_ + kEvery) return;
  auto transaction = store_->read();
  if (!transaction) return;
  const auto versions = store::account_versions(*transaction);
  if (!versions) return;
  looked_ = now;
  if (*versions == versions_) return;
  versions_ = *versions;
  accounts_.clear();
  sessions_.clear();
}

SessionView AccountOffice::session(std::string_view token, Seconds now) {
  constexpr Seconds kWriteEvery = 30;
  const Lock lock(*lock_);
  look_again(now);
  if (token.empty()) return {};
  const auto found = kept(token);
  if (!found || *found == nullptr) return {};
  Kept& session = **found;
  store::SessionRow& row = session.row;
  const accounts::SessionTimes times{row.began, row.seen, row.second_factor, row.locked};
  const auto standing = accounts::standing_of(times, limits_, now);
  if (standing == accounts::SessionStanding::ended) return {};
  SessionView view{.state = SessionState::second_factor,
                   .account = std::nullopt,
                   .expires = accounts::end_of(times, limits_)};
  if (!row.second_factor) {
    auto transaction = store_->read();
    const auto passkeys =
        transaction ? store::passkeys_of(*transaction, row.account) : fail(transaction.error());
    view.has_passkeys = passkeys && !passkeys->empty();
    return view;
  }
  const auto account = cached(row.account);
  if (!account || (*account)->state != "active") return {};
  view.account = told(**account);
  const bool locked = standing == accounts::SessionStanding::locked;
  view.state = locked ? SessionState::locked : SessionState::signed_in;
  const bool changed = locked && !row.locked;
  if (locked) row.locked = true;
  if (!locked) row.seen = now;
  if (!changed && row.seen - session.written < kWriteEvery) return view;
  auto transaction = store_->write();
  // A session that cannot be noted as seen is merely locked earlier after a crash.
  if (transaction && store::note_seen(*transaction, row) && transaction->commit())
    session.written = row.seen;
  return view;
}

}  // namespace renga::service
