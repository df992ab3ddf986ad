#include "store/account_store.hpp"

#include "store/sql.hpp"

namespace renga::store {
namespace {

std::string text_of(const Row& row, std::string_view column) {
  return row.text_or_nothing(column).value_or("");
}

/// An empty text is nothing.
std::optional<std::string> or_nothing(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

AccountRow account_in(const Row& row) {
  return {.account = row.text("account"),
          .name = Personal<std::string>(row.text("name")),
          .organisation = row.text("organisation"),
          .mail = Personal<std::string>(row.text("mail")),
          .roles = row.text("roles"),
          .databases = row.text("databases"),
          .administrator = row.flag("administrator"),
          .state = row.text("state"),
          .language = row.text("language"),
          .password = text_of(row, "password"),
          .password_due = text_of(row, "password_due"),
          .secret = text_of(row, "secret"),
          .next_secret = text_of(row, "next_secret"),
          .last_step = row.number("last_step"),
          .failures = row.number("failures"),
          .failed_at = row.number("failed_at"),
          .last_sign_in = text_of(row, "last_sign_in"),
          .version = row.number("version"),
          .codes_left = row.number("codes_left")};
}

Parameters told_of(const AccountRow& row) {
  return {{"account", row.account},
          {"name", row.name.disclose()},
          {"organisation", row.organisation},
          {"mail", row.mail.disclose()},
          {"roles", row.roles},
          {"databases", row.databases},
          {"administrator", row.administrator ? 1 : 0},
          {"state", row.state},
          {"language", row.language}};
}

SessionRow session_in(const Row& row) {
  return {.mark = row.text("mark"),
          .id = row.text("id"),
          .account = row.text("account"),
          .began = row.number("began"),
          .seen = row.number("seen"),
          .second_factor = row.flag("second_factor"),
          .locked = row.flag("locked"),
          .agent = row.text("agent"),
          .address = row.text("address")};
}

PasskeyRow passkey_in(const Row& row) {
  return {.id = row.text("id"),
          .account = row.text("account"),
          .name = row.text("name"),
          .place = row.text("place"),
          .algorithm = row.number("algorithm"),
          .public_key = row.text("public_key"),
          .counter = row.number("counter"),
          .made_utc = row.text("made_utc"),
          .used_utc = text_of(row, "used_utc")};
}

template <typename Kept, typename Make>
Result<std::vector<Kept>> all_of(Transaction& transaction, const Sql& sql,
                                 const Parameters& parameters, const Make& make) {
  std::vector<Kept> all;
  RENGA_TRY(transaction.each(sql, parameters, [&](const Row& row) -> Done {
    all.push_back(make(row));
    return {};
  }));
  return all;
}

template <typename Kept, typename Make>
Result<std::optional<Kept>> one_of(Transaction& transaction, const Sql& sql,
                                   const Parameters& parameters, const Make& make) {
  RENGA_ASSIGN(const std::optional<Row> row, transaction.row(sql, parameters));
  if (!row) return std::optional<Kept>();
  return std::optional<Kept>(make(*row));
}

Done run(Transaction& transaction, const Sql& sql, const Parameters& parameters) {
  RENGA_ASSIGN([[maybe_unused]] const std::int64_t touched, transaction.run(sql, parameters));
  return {};
}

Result<bool> touches(Transaction& transaction, const Sql& sql, const Parameters& parameters) {
  RENGA_ASSIGN(const std::int64_t touched, transaction.run(sql, parameters));
  return touched > 0;
}

}  // namespace

Result<std::vector<AccountRow>> accounts(Transaction& transaction) {
  return all_of<AccountRow>(transaction, sql::account_columns, {}, account_in);
}

Result<std::int64_t> account_versions(Transaction& transaction) {
  RENGA_ASSIGN(const std::optional<Row> row, transaction.row(sql::account_versions));
  return row ? row->number("versions") : 0;
}

Result<std::optional<AccountRow>> find_account(Transaction& transaction, std::string_view account) {
  return one_of<AccountRow>(transaction, sql::account_of, {{"account", account}}, account_in);
}

Done add_account(Transaction& transaction, const AccountRow& row) {
  return run(transaction, sql::account_add, told_of(row));
}

Done change_account(Transaction& transaction, const AccountRow& row) {
  return run(transaction, sql::account_change, told_of(row));
}

Done let_in(Transaction& transaction, const AccountRow& row) {
  return run(transaction, sql::account_let_in,
             {{"password", row.password},
              {"password_due", or_nothing(row.password_due)},
              {"secret", row.secret},
              {"account", row.account}});
}

Done set_password(Transaction& transaction, const AccountRow& row) {
  return run(transaction, sql::account_password,
             {{"password", row.password},
              {"password_due", or_nothing(row.password_due)},
              {"account", row.account}});
}

Done forget_password(Transaction& transaction, std::string_view account) {
  return run(transaction, sql::account_forget_password, {{"account", account}});
}

Done offer_secret(Transaction& transaction, std::string_view account, std::string_view sealed) {
  return run(transaction, sql::account_next_secret, {{"secret", sealed}, {"account", account}});
}

Done take_secret(Transaction& transaction, std::string_view account, std::int64_t step) {
  return run(transaction, sql::account_take_secret, {{"step", step}, {"account", account}});
}

Done note_failures(Transaction& transaction, std::string_view account, std::int64_t failures,
                   std::int64_t at) {
  return run(transaction, sql::account_failures,
             {{"failures", failures}, {"at", at}, {"account", account}});
}

Result<bool> use_step(Transaction& transaction, std::string_view account, std::int64_t step) {
  return touches(transaction, sql::account_step, {{"step", step}, {"account", account}});
}

Done note_signed_in(Transaction& transaction, std::string_view account, std::string_view time_utc) {
  return run(transaction, sql::account_signed_in, {{"time_utc", time_utc}, {"account", account}});
}

Done replace_codes(Transaction& transaction, std::string_view account,
                   const std::vector<std::string>& marks) {
  RENGA_TRY(run(transaction, sql::recovery_codes_drop, {{"account", account}}));
  for (const std::string& mark : marks)
    RENGA_TRY(run(transaction, sql::recovery_code_add, {{"account", account}, {"mark", mark}}));
  return {};
}

Result<bool> use_code(Transaction& transaction, std::string_view account, std::string_view mark) {
  return touches(transaction, sql::recovery_code_use, {{"account", account}, {"mark", mark}});
}

Done add_passkey(Transaction& transaction, const PasskeyRow& row) {
  return run(transaction, sql::passkey_add,
             {{"id", row.id},
              {"account", row.account},
              {"name", row.name},
              {"place", row.place},
              {"algorithm", row.algorithm},
              {"public_key", row.public_key},
              {"counter", row.counter},
              {"made_utc", row.made_utc}});
}

Result<std::optional<PasskeyRow>> find_passkey(Transaction& transaction, std::string_view id) {
  return one_of<PasskeyRow>(transaction, sql::passkey_of, {{"id", id}}, passkey_in);
}

Result<std::vector<PasskeyRow>> passkeys_of(Transaction& transaction, std::string_view account) {
  return all_of<PasskeyRow>(transaction, sql::passkeys_of, {{"account", account}}, passkey_in);
}

Result<bool> use_passkey(Transaction& transaction, const PasskeyRow& read, std::int64_t counter,
                         std::string_view time_utc) {
  return touches(transaction, sql::passkey_used,
                 {{"counter", counter},
                  {"used_utc", time_utc},
                  {"id", read.id},
                  {"last_counter", read.counter}});
}

Result<bool> drop_passkey(Transaction& transaction, std::string_view account, std::string_view id) {
  return touches(transaction, sql::passkey_drop, {{"id", id}, {"account", account}});
}

Done drop_passkeys(Transaction& transaction, std::string_view account) {
  return run(transaction, sql::passkeys_drop, {{"account", account}});
}

Done add_invitation(Transaction& transaction, const InvitationRow& row) {
  RENGA_TRY(drop_invitations(transaction, row.account));
  return run(transaction, sql::invitation_add,
             {{"mark", row.mark},
              {"account", row.account},
              {"expires", row.expires},
              {"is_reset", row.is_reset ? 1 : 0}});
}

Result<std::optional<InvitationRow>> find_invitation(Transaction& transaction,
                                                     std::string_view mark) {
  return one_of<InvitationRow>(transaction, sql::invitation_of, {{"mark", mark}},
                               [](const Row& row) {
                                 return InvitationRow{.mark = row.text("mark"),
                                                      .account = row.text("account"),
                                                      .expires = row.number("expires"),
                                                      .is_reset = row.flag("is_reset"),
                                                      .password = text_of(row, "password"),
                                                      .password_due = text_of(row, "password_due"),
                                                      .secret = text_of(row, "secret")};
                               });
}

Done accept_invitation(Transaction& transaction, const InvitationRow& row) {
  return run(transaction, sql::invitation_accept,
             {{"password", row.password},
              {"password_due", or_nothing(row.password_due)},
              {"secret", row.secret},
              {"mark", row.mark}});
}

Done drop_invitations(Transaction& transaction, std::string_view account) {
  return run(transaction, sql::invitations_drop, {{"account", account}});
}

Done add_session(Transaction& transaction, const SessionRow& row) {
  return run(transaction, sql::session_add,
             {{"mark", row.mark},
              {"id", row.id},
              {"account", row.account},
              {"began", row.began},
              {"seen", row.seen},
              {"second_factor", row.second_factor ? 1 : 0},
              {"agent", row.agent},
              {"address", row.address}});
}

Result<std::optional<SessionRow>> find_session(Transaction& transaction, std::string_view mark) {
  return one_of<SessionRow>(transaction, sql::session_of, {{"mark", mark}}, session_in);
}

Result<std::vector<SessionRow>> sessions_of(Transaction& transaction, std::string_view account) {
  return all_of<SessionRow>(transaction, sql::sessions_of, {{"account", account}}, session_in);
}

Done note_seen(Transaction& transaction, const SessionRow& row) {
  return run(transaction, sql::session_seen,
             {{"seen", row.seen}, {"locked", row.locked ? 1 : 0}, {"mark", row.mark}});
}

Done drop_session(Transaction& transaction, std::string_view mark) {
  return run(transaction, sql::session_drop, {{"mark", mark}});
}

Done drop_sessions(Transaction& transaction, std::string_view account, std::string_view but) {
  return run(transaction, sql::sessions_drop, {{"account", account}, {"but", but}});
}

Done sweep_sessions(Transaction& transaction, std::int64_t began_before) {
  return run(transaction, sql::sessions_sweep, {{"before", began_before}});
}

Done note_sign_in(Transaction& transaction, const SignInRow& row) {
  return run(transaction, sql::sign_in_add,
             {{"time_utc", row.time_utc},
              {"account", row.account},
              {"step", row.step},
              {"outcome", row.outcome},
              {"address", row.address}});
}

Result<std::vector<SignInRow>> sign_ins(Transaction& transaction, std::string_view account) {
  const auto make = [](const Row& row) {
    return SignInRow{.time_utc = row.text("time_utc"),
                     .account = row.text("account"),
                     .step = row.text("step"),
                     .outcome = row.text("outcome"),
                     .address = row.text("address")};
  };
  if (account.empty()) return all_of<SignInRow>(transaction, sql::sign_ins, {}, make);
  return all_of<SignInRow>(transaction, sql::sign_ins_of, {{"account", account}}, make);
}

Done note_reset(Transaction& transaction, const ResetRow& row) {
  return run(transaction, sql::password_reset_add,
             {{"time_utc", row.time_utc},
              {"account", row.account},
              {"done_by", row.done_by},
              {"identity_checked", row.identity_checked}});
}

Result<std::vector<ResetRow>> resets(Transaction& transaction) {
  return all_of<ResetRow>(transaction, sql::password_resets, {}, [](const Row& row) {
    return ResetRow{.time_utc = row.text("time_utc"),
                    .account = row.text("account"),
                    .done_by = row.text("done_by"),
                    .identity_checked = row.text("identity_checked")};
  });
}

Result<std::optional<AnsweredRow>> find_answered(Transaction& transaction, std::string_view account,
                                                 std::string_view key) {
  return one_of<AnsweredRow>(transaction, sql::answered_of, {{"account", account}, {"key", key}},
                             [](const Row& row) {
                               return AnsweredRow{.asked = row.text("asked"),
                                                  .status = row.number("status"),
                                                  .answer = row.text("answer"),
                                                  .at = row.number("at")};
                             });
}

Done add_answered(Transaction& transaction, std::string_view account, std::string_view key,
                  const AnsweredRow& row) {
  return run(transaction, sql::answered_add,
             {{"account", account},
              {"key", key},
              {"asked", row.asked},
              {"status", row.status},
              {"answer", row.answer},
              {"at", row.at}});
}

Done sweep_answered(Transaction& transaction, std::int64_t before) {
  return run(transaction, sql::answered_sweep, {{"before", before}});
}

}  // namespace renga::store
