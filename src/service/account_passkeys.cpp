// Passkeys: made by who is signed in, and given as the second factor (docs/spec/api.md, API-28 and
// API-29). What a browser answers is bound to a challenge, and a challenge to a session.

#include "service/account_office.hpp"
#include "service/account_words.hpp"
#include "service/clock.hpp"
#include "service/errors.hpp"

#include <charconv>

#include <fmt/format.h>

namespace renga::service {
namespace {

using store::AccountRow;
using store::PasskeyRow;

constexpr Seconds kChallengeSeconds = 5 * 60;
constexpr std::string_view kMake = "make";
constexpr std::string_view kSignIn = "sign in";

Done require_place(const PasskeyPlace& place) {
  if (accounts::is_passkey_place(place.host)) return {};
  return fail(Error(code::passkey_place));
}

PasskeyNote note_of(const PasskeyRow& row) {
  return {.id = row.id, .name = row.name, .made_utc = row.made_utc, .used_utc = row.used_utc};
}

}  // namespace

std::string AccountOffice::challenge_for(std::string_view purpose, std::string_view token,
                                         Seconds now) const {
  const std::string begun = fmt::format("{}.{}", now, factors::random_token());
  return begun + "." + key_.mark(fmt::format("passkey {}", purpose), mark_of(token) + "." + begun);
}

bool AccountOffice::is_challenge(std::string_view challenge, std::string_view purpose,
                                 std::string_view token, Seconds now) const {
  const auto end = challenge.rfind('.');
  if (end == challenge.npos) return false;
  const std::string begun(challenge.substr(0, end));
  const std::string mark =
      key_.mark(fmt::format("passkey {}", purpose), mark_of(token) + "." + begun);
  if (!factors::same(mark, challenge.substr(end + 1))) return false;
  Seconds at = 0;
  std::from_chars(begun.data(), begun.data() + begun.size(), at);
  return at <= now && now - at <= kChallengeSeconds;
}

Result<std::string> AccountOffice::owner_of(std::string_view token) {
  RENGA_ASSIGN(const Kept* session, kept(token));
  if (session == nullptr || !session->row.second_factor) return fail(Error(code::sign_in_refused));
  return session->row.account;
}

Result<std::vector<std::string>> AccountOffice::passkeys_at(const PasskeyPlace& place,
                                                            std::string_view account) const {
  RENGA_ASSIGN(store::Transaction transaction, store_->read());
  RENGA_ASSIGN(const auto rows, store::passkeys_of(transaction, account));
  std::vector<std::string> ids;
  for (const PasskeyRow& row : rows)
    if (row.place == place.host) ids.push_back(row.id);
  return ids;
}

Result<std::vector<PasskeyNote>> AccountOffice::passkeys(std::string_view account) const {
  const Lock lock(*lock_);
  RENGA_ASSIGN(store::Transaction transaction, store_->read());
  RENGA_ASSIGN(const auto rows, store::passkeys_of(transaction, account));
  std::vector<PasskeyNote> notes;
  for (const PasskeyRow& row : rows) notes.push_back(note_of(row));
  return notes;
}

Result<PasskeyOffer> AccountOffice::offer_passkey(std::string_view token,
                                                  const Personal<std::string>& password,
                                                  const PasskeyPlace& place,
                                                  const Visitor& visitor) {
  RENGA_TRY(require_place(place));
  std::string account;
  {
    const Lock lock(*lock_);
    RENGA_ASSIGN(account, owner_of(token));
  }
  RENGA_ASSIGN([[maybe_unused]] const AccountRow row,
               proven(account, password, "passkey_added", visitor));
  const Lock lock(*lock_);
  RENGA_ASSIGN(std::vector<std::string> known, passkeys_at(place, account));
  return PasskeyOffer{challenge_for(kMake, token, visitor.now), place.host, std::move(known)};
}

Result<PasskeyNote> AccountOffice::add_passkey(std::string_view token, std::string_view name,
                                               const PasskeyPlace& place,
                                               const factors::PasskeyAnswer& answer,
                                               std::string_view challenge, const Visitor& visitor) {
  RENGA_TRY(require_name(name));
  const Lock lock(*lock_);
  RENGA_ASSIGN(const std::string account, owner_of(token));
  const auto made = factors::passkey_in({place.host, place.origin, std::string(challenge)}, answer);
  if (!made || !is_challenge(challenge, kMake, token, visitor.now))
    return fail(Error(code::passkey_bad));
  const PasskeyRow row{.id = made->id,
                       .account = account,
                       .name = std::string(name),
                       .place = place.host,
                       .algorithm = made->algorithm,
                       .public_key = made->public_key,
                       .counter = made->counter,
                       .made_utc = utc_of(visitor.now)};
  RENGA_ASSIGN(store::Transaction transaction, store_->write());
  RENGA_ASSIGN(const auto others, store::passkeys_of(transaction, account));
  if (others.size() >= accounts::kPasskeysMost)
    return fail(Error(code::passkeys_full).with("limit", std::ssize(others)));
  RENGA_ASSIGN(const auto there, store::find_passkey(transaction, row.id));
  if (there) return fail(Error(code::passkey_taken));
  RENGA_TRY(store::add_passkey(transaction, row));
  RENGA_TRY(transaction.commit());
  RENGA_TRY(note(account, "passkey_added", "accepted", visitor));
  return note_of(row);
}

Done AccountOffice::drop_passkey(std::string_view account, std::string_view id,
                                 const Visitor& visitor) {
  const Lock lock(*lock_);
  RENGA_ASSIGN(store::Transaction transaction, store_->write());
  RENGA_ASSIGN(const bool had, store::drop_passkey(transaction, account, id));
  if (!had) return fail(Error(code::account_missing).with("account", account));
  RENGA_TRY(transaction.commit());
  return note(account, "passkey_dropped", "accepted", visitor);
}

Result<PasskeyOffer> AccountOffice::ask_passkey(std::string_view token, const PasskeyPlace& place,
                                                const Visitor& visitor) {
  RENGA_TRY(require_place(place));
  const Lock lock(*lock_);
  RENGA_ASSIGN(const AccountRow row, half_way(token, "passkey", visitor));
  RENGA_ASSIGN(std::vector<std::string> known, passkeys_at(place, row.account));
  if (known.empty()) return fail(Error(code::account_missing).with("account", row.account));
  return PasskeyOffer{challenge_for(kSignIn, token, visitor.now), place.host, std::move(known)};
}

Result<std::string> AccountOffice::give_passkey(std::string_view token, std::string_view id,
                                                const PasskeyPlace& place,
                                                const factors::PasskeyAnswer& answer,
                                                std::string_view challenge,
                                                const Visitor& visitor) {
  const Lock lock(*lock_);
  RENGA_ASSIGN(const AccountRow row, half_way(token, "passkey", visitor));
  RENGA_ASSIGN(store::Transaction transaction, store_->write());
  RENGA_ASSIGN(const auto passkey, store::find_passkey(transaction, id));
  std::optional<std::int64_t> counter;
  if (passkey && passkey->account == row.account && passkey->place == place.host &&
      is_challenge(challenge, kSignIn, token, visitor.now))
    counter = factors::proven_counter(
        {place.host, place.origin, std::string(challenge)},
        {passkey->id, passkey->algorithm, passkey->public_key, passkey->counter}, answer);
  bool good = counter && accounts::accepts_counter(*counter, passkey->counter);
  if (good) {
    RENGA_ASSIGN(good, store::use_passkey(transaction, *passkey, *counter, utc_of(visitor.now)));
  }
  RENGA_TRY(transaction.commit());
  if (!good)
    return fail(refuse(&row, row.account, counter ? "passkey_copied" : "passkey", visitor));
  RENGA_TRY(note(row.account, "passkey", "accepted", visitor));
  return begin(row.account, visitor.now, true, token, visitor);
}

}  // namespace renga::service
