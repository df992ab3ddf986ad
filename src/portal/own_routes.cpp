// What everybody who is signed in does for oneself.

#include "portal/errors.hpp"
#include "portal/gate.hpp"
#include "portal/shown.hpp"

#include <array>

#include <fmt/format.h>

namespace renga::portal {
namespace {

Result<Answer> me(const Call& call) {
  return json_answer(shown(call.who()));
}

Result<Answer> settings(const Call& call) {
  RENGA_ASSIGN(const auto account,
               call.desk.accounts().set_language(call.who().account, call.text("language")));
  return json_answer(shown(account));
}

Result<Answer> change_password(const Call& call) {
  auto& accounts = call.desk.accounts();
  RENGA_TRY(
      accounts.change_password(call.token, call.secret("old"), call.secret("new"), call.visitor()));
  return json_answer(shown(accounts.session(call.token, call.desk.now()), call.desk,
                           accounts.forgery_token(call.token), call.asked.secure));
}

Result<Answer> sessions(const Call& call) {
  RENGA_ASSIGN(const auto wish, page_wish(call.asked));
  RENGA_ASSIGN(const auto notes, call.desk.accounts().sessions(call.who().account, call.token));
  return json_answer(page_json(sessions_json(notes), wish));
}

Result<Answer> revoke(const Call& call) {
  RENGA_TRY(call.desk.accounts().revoke(call.who().account, call.in_path("id")));
  return empty_answer();
}

Result<Answer> recovery_codes(const Call& call) {
  RENGA_ASSIGN(const auto codes, call.desk.accounts().renew_codes(
                                     call.who().account, call.secret("password"), call.visitor()));
  return json_answer({{"recovery_codes", codes}});
}

Result<Answer> new_secret(const Call& call) {
  RENGA_ASSIGN(const auto secret, call.desk.accounts().offer_secret(
                                      call.who().account, call.secret("password"), call.visitor()));
  return json_answer(secret_json(secret, call.who().account));
}

Result<Answer> confirm_secret(const Call& call) {
  RENGA_TRY(
      call.desk.accounts().confirm_secret(call.who().account, call.text("code"), call.visitor()));
  return empty_answer();
}

Result<Answer> passkeys(const Call& call) {
  RENGA_ASSIGN(const auto wish, page_wish(call.asked));
  RENGA_ASSIGN(const auto notes, call.desk.accounts().passkeys(call.who().account));
  Json items = Json::array();
  for (const service::PasskeyNote& note : notes) items.push_back(shown(note));
  return json_answer(page_json(items, wish));
}

Result<Answer> offer_passkey(const Call& call) {
  RENGA_ASSIGN(const auto offer,
               call.desk.accounts().offer_passkey(call.token, call.secret("password"), call.place(),
                                                  call.visitor()));
  return json_answer(shown(offer));
}

Result<Answer> add_passkey(const Call& call) {
  const factors::PasskeyAnswer answer{call.text("client_data"), call.text("authenticator_data")};
  RENGA_ASSIGN(const auto note,
               call.desk.accounts().add_passkey(call.token, call.text("name"), call.place(), answer,
                                                call.text("challenge"), call.visitor()));
  return json_answer(shown(note), 201);
}

Result<Answer> drop_passkey(const Call& call) {
  RENGA_TRY(
      call.desk.accounts().drop_passkey(call.who().account, call.in_path("id"), call.visitor()));
  return empty_answer();
}

Result<Answer> tasks(const Call& call) {
  RENGA_ASSIGN(const auto wish, page_wish(call.asked));
  const bool all = call.asked.parameter("all") == "true";
  RENGA_ASSIGN(const auto page, call.desk.tasks(call.who(), all, wish));
  return json_answer(page_json(page, [](const service::DeskTask& task) { return shown(task); }));
}

Result<Answer> deadlines(const Call& call) {
  RENGA_ASSIGN(const auto wish, page_wish(call.asked));
  std::optional<std::string> number;
  if (const auto asked = call.asked.parameter("dossier"); !asked.empty()) number = asked;
  const bool all = call.asked.parameter("all") == "true";
  RENGA_ASSIGN(const auto page, call.desk.deadlines(call.who(), number, all, wish));
  return json_answer(
      page_json(page, [&](const service::DeskDue& due) { return shown(due, call.desk.today()); }));
}

/// What was done, said in one sentence; the page of the dossier says the rest.
Json notice_json(const service::InboxNotice& notice) {
  const std::string_view what_ja = notice.row->label.japanese;
  const std::string_view what_en = notice.row->label.english;
  const std::string day = to_iso(notice.day);
  const std::string rule(notice.row->rule);
  Json subject = {{"ja", fmt::format("申出 {}：{}", notice.dossier, what_ja)},
                  {"en", fmt::format("Dossier {}: {}", notice.dossier, what_en)}};
  Json text = {
      {"ja",
       notice.is_receipt
           ? fmt::format("あなたの手続「{}」を受け付けました（{}、受付番号 {}-{}、根拠 {}）。",
                         what_ja, day, notice.dossier, notice.event, rule)
           : fmt::format("手続「{}」が行われました（{}、根拠 {}）。", what_ja, day, rule)},
      {"en", notice.is_receipt ? fmt::format("Taken in: {} ({}, receipt {}-{}, rule {}).", what_en,
                                             day, notice.dossier, notice.event, rule)
                               : fmt::format("Done: {} ({}, rule {}).", what_en, day, rule)}};
  return {{"id", notice.id},         {"dossier", notice.dossier},   {"subject", std::move(subject)},
          {"text", std::move(text)}, {"time_utc", notice.time_utc}, {"read", notice.read}};
}

Result<Answer> inbox(const Call& call) {
  RENGA_ASSIGN(const auto wish, page_wish(call.asked));
  const bool unread_only = call.asked.parameter("unread") == "true";
  RENGA_ASSIGN(const auto page, service::inbox(call.desk, call.who(), unread_only, wish));
  return json_answer(page_json(page, notice_json));
}

Result<Answer> read_notice(const Call& call) {
  RENGA_TRY(service::mark_read(call.desk, call.who(), call.in_path("id")));
  return empty_answer();
}

using enum BodyKind;
constexpr std::array kLanguage = {BodyField{"language", text, true}};
constexpr std::array kPasswords = {BodyField{"old", secret, true}, BodyField{"new", secret, true}};
constexpr std::array kPassword = {BodyField{"password", secret, true}};
constexpr std::array kPasskey = {BodyField{"name", text, true}, BodyField{"challenge", text, true},
                                 BodyField{"client_data", text, true},
                                 BodyField{"authenticator_data", text, true}};
constexpr std::array kCode = {BodyField{"code", secret, true}};
constexpr std::array<std::string_view, 2> kPage = {"limit", "after"};
constexpr std::array<std::string_view, 3> kTasks = {"all", "limit", "after"};
constexpr std::array<std::string_view, 4> kDeadlines = {"dossier", "all", "limit", "after"};
constexpr std::array<std::string_view, 3> kInbox = {"unread", "limit", "after"};
constexpr Demands kSlow = {.slow = true};
constexpr Demands kOverdue = {.overdue = true};
constexpr Demands kSlowOverdue = {.slow = true, .overdue = true};

constexpr std::array kRoutes = {
    Route{"GET",
          "/me",
          Access::signed_in,
          me,
          {"自分のアカウント", "the own account"},
          "account",
          {},
          kOverdue},
    Route{"PUT",
          "/me/settings",
          Access::signed_in,
          settings,
          {"表示言語を変更", "change the language"},
          "account",
          kLanguage,
          {}},
    Route{"POST",
          "/me/password",
          Access::signed_in,
          change_password,
          {"パスワードを変更", "change the password"},
          "session",
          kPasswords,
          kSlowOverdue},
    Route{"GET",
          "/me/sessions",
          Access::signed_in,
          sessions,
          {"自分のセッション", "the own sessions"},
          "page:session_note",
          {},
          {},
          kPage},
    Route{"DELETE",
          "/me/sessions/{id}",
          Access::signed_in,
          revoke,
          {"セッションを終了", "end a session"},
          "",
          {},
          {}},
    Route{"POST",
          "/me/recovery-codes",
          Access::signed_in,
          recovery_codes,
          {"回復コードを再発行", "make new recovery codes"},
          "recovery_codes",
          kPassword,
          kSlow},
    Route{"POST",
          "/me/totp",
          Access::signed_in,
          new_secret,
          {"確認コードのアプリを登録し直す", "set up another app for codes"},
          "secret",
          kPassword,
          kSlow},
    Route{"POST",
          "/me/totp/confirm",
          Access::signed_in,
          confirm_secret,
          {"新しいアプリの確認コードを入力", "confirm the new app"},
          "",
          kCode,
          {}},
    Route{"GET",
          "/me/passkeys",
          Access::signed_in,
          passkeys,
          {"自分のパスキー", "the own passkeys"},
          "page:passkey",
          {},
          {},
          kPage},
    Route{"POST",
          "/me/passkeys/offer",
          Access::signed_in,
          offer_passkey,
          {"パスキーの登録を始める", "begin to register a passkey"},
          "passkey_offer",
          kPassword,
          kSlow},
    Route{"POST",
          "/me/passkeys",
          Access::signed_in,
          add_passkey,
          {"パスキーを登録", "register a passkey"},
          "passkey",
          kPasskey,
          {}},
    Route{"DELETE",
          "/me/passkeys/{id}",
          Access::signed_in,
          drop_passkey,
          {"パスキーを削除", "delete a passkey"},
          "",
          {},
          {}},
    Route{"GET",
          "/me/tasks",
          Access::signed_in,
          tasks,
          {"自分の作業", "what is open to me"},
          "page:task",
          {},
          {},
          kTasks},
    Route{"GET",
          "/me/deadlines",
          Access::signed_in,
          deadlines,
          {"期限", "what is due in the dossiers that I see"},
          "page:deadline",
          {},
          {},
          kDeadlines},
    Route{"GET",
          "/me/inbox",
          Access::signed_in,
          inbox,
          {"お知らせ", "what was done and told to me"},
          "page:notice",
          {},
          {},
          kInbox},
    Route{"POST",
          "/me/inbox/{id}/read",
          Access::signed_in,
          read_notice,
          {"お知らせを既読にする", "mark a notice as read"},
          "",
          {},
          {}},
};

}  // namespace

std::span<const Route> own_routes() {
  return kRoutes;
}

}  // namespace renga::portal
