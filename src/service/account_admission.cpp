// Invitations: how a person who was named by an administrator comes to a password and a second
// factor of the own.

#include "service/account_office.hpp"
#include "service/account_words.hpp"
#include "service/clock.hpp"
#include "service/errors.hpp"
#include "service/field_labels.hpp"

namespace renga::service {

using store::AccountRow;

Done AccountOffice::require_fit(const Personal<std::string>& password,
                                std::string_view account) const {
  const auto faults = accounts::faults_of(password.disclose(), account, rules_);
  if (faults.empty()) return {};
  std::string japanese;
  std::string english;
  for (const accounts::PasswordFault fault : faults) {
    const auto& row = accounts::row_of(fault);
    japanese += row.sentence.japanese;
    english += (english.empty() ? "" : " ") + std::string(row.sentence.english);
  }
  return fail(Error(code::password_unfit)
                  .rule(accounts::row_of(faults.front()).rule)
                  .with("remedy_ja", japanese)
                  .with("remedy_en", english)
                  .with("field", "password"));
}

Result<Invitation> AccountOffice::write_invitation(store::Transaction& transaction,
                                                   std::string_view account, bool is_reset,
                                                   Seconds now) {
  Invitation invitation{factors::random_token(), now + accounts::kInvitationSeconds};
  RENGA_TRY(store::add_invitation(transaction, {.mark = key_.mark("invitation", invitation.token),
                                                .account = std::string(account),
                                                .expires = invitation.expires,
                                                .is_reset = is_reset}));
  return invitation;
}

Result<Invitation> AccountOffice::invite(const AccountWish& wish, Seconds now) {
  RENGA_ASSIGN(AccountRow row, service::row_of(wish));
  row.state = "invited";
  const Lock lock(*lock_);
  RENGA_ASSIGN(store::Transaction transaction, store_->write());
  RENGA_ASSIGN(const auto there, store::find_account(transaction, row.account));
  if (there) return fail(Error(code::account_taken).with("account", row.account));
  RENGA_TRY(store::add_account(transaction, row));
  RENGA_ASSIGN(Invitation invitation, write_invitation(transaction, row.account, false, now));
  RENGA_TRY(transaction.commit());
  return invitation;
}

Result<InvitationView> AccountOffice::look(std::string_view token, Seconds now) const {
  const Lock lock(*lock_);
  RENGA_ASSIGN(store::Transaction transaction, store_->read());
  RENGA_ASSIGN(const auto row, store::find_invitation(transaction, key_.mark("invitation", token)));
  if (!row || row->expires <= now) return fail(Error(code::invitation_bad));
  RENGA_ASSIGN(const auto account, store::find_account(transaction, row->account));
  if (!account || account->state == "closed") return fail(Error(code::invitation_bad));
  return InvitationView{.account = account->account,
                        .name = account->name,
                        .organisation = account->organisation,
                        .expires = row->expires,
                        .is_reset = row->is_reset};
}

Result<Personal<std::string>> AccountOffice::accept(std::string_view token,
                                                    const Personal<std::string>& password,
                                                    const Visitor& visitor) {
  RENGA_ASSIGN(const InvitationView view, look(token, visitor.now));
  RENGA_TRY(require_fit(password, view.account));
  RENGA_ASSIGN(const std::string digest, factors::digest_of(password));
  const auto due = accounts::change_due(password.disclose(), visitor.today, rules_);
  const Personal<std::string> secret = factors::make_secret();
  const Lock lock(*lock_);
  RENGA_ASSIGN(store::Transaction transaction, store_->write());
  RENGA_TRY(store::accept_invitation(transaction, {.mark = key_.mark("invitation", token),
                                                   .account = view.account,
                                                   .password = digest,
                                                   .password_due = due ? to_iso(*due) : "",
                                                   .secret = key_.seal(secret, view.account)}));
  RENGA_TRY(transaction.commit());
  return secret;
}

Result<std::vector<std::string>> AccountOffice::confirm(std::string_view token,
                                                        std::string_view code,
                                                        const Visitor& visitor) {
  RENGA_ASSIGN(const InvitationView view, look(token, visitor.now));
  const Lock lock(*lock_);
  RENGA_ASSIGN(store::Transaction transaction, store_->write());
  RENGA_ASSIGN(const auto row, store::find_invitation(transaction, key_.mark("invitation", token)));
  const auto secret = row ? key_.unseal(row->secret, view.account) : std::nullopt;
  const auto step = secret ? factors::step_of(*secret, code, visitor.now) : std::nullopt;
  if (!step) return fail(Error(code::code_wrong));
  AccountRow account;
  account.account = view.account;
  account.password = row->password;
  account.password_due = row->password_due;
  account.secret = row->secret;
  RENGA_TRY(store::let_in(transaction, account));
  RENGA_ASSIGN([[maybe_unused]] const bool first,
               store::use_step(transaction, view.account, *step));
  std::vector<std::string> codes = factors::recovery_codes();
  std::vector<std::string> marks;
  for (const std::string& made : codes)
    marks.push_back(key_.mark("recovery " + view.account, factors::plain_code(made)));
  RENGA_TRY(store::replace_codes(transaction, view.account, marks));
  RENGA_TRY(store::drop_invitations(transaction, view.account));
  RENGA_TRY(transaction.commit());
  forget(view.account);
  return codes;
}

Result<Invitation> AccountOffice::reset(std::string_view account, const ResetBy& by, Seconds now) {
  constexpr std::size_t kShortest = 4;
  if (by.identity_checked.size() < kShortest)
    return fail(in_field(Error(code::account_bad).rule("SEC-59"), "identity_checked"));
  if (account == by.account) return fail(Error(code::reset_by_oneself).rule("SEC-59"));
  const Lock lock(*lock_);
  RENGA_ASSIGN(const AccountRow row, row_of(account));
  RENGA_ASSIGN(store::Transaction transaction, store_->write());
  RENGA_TRY(store::note_reset(transaction, {.time_utc = utc_of(now),
                                            .account = row.account,
                                            .done_by = by.account,
                                            .identity_checked = by.identity_checked}));
  RENGA_TRY(store::forget_password(transaction, row.account));
  RENGA_TRY(store::replace_codes(transaction, row.account, {}));
  RENGA_TRY(store::drop_passkeys(transaction, row.account));
  RENGA_TRY(store::drop_sessions(transaction, row.account, ""));
  RENGA_ASSIGN(Invitation invitation, write_invitation(transaction, row.account, true, now));
  RENGA_TRY(transaction.commit());
  std::erase_if(sessions_, [&](const auto& kept) { return kept.second.row.account == account; });
  forget(account);
  return invitation;
}

}  // namespace renga::service
