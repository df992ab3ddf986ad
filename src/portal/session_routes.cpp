// What stands before the door: words, health, sign-in, invitations.

#include "portal/errors.hpp"
#include "portal/gate.hpp"
#include "portal/portal.hpp"
#include "portal/shown.hpp"
#include "portal/words.hpp"

#include <array>

namespace renga::portal {
namespace {

Result<Answer> health(const Call& call) {
  return json_answer({{"status", "ok"}, {"version", kVersion}, {"schema", call.desk.schema()}});
}

Result<Answer> openapi(const Call&) {
  static const auto text = std::make_shared<const std::string>(description());
  Answer answer;
  answer.shared = text;
  static const std::string tag = "\"" + crypto::sha256_hex(*text).substr(0, 32) + "\"";
  return std::move(answer).with("ETag", tag);
}

Result<Answer> tell_words(const Call&) {
  return json_answer(all_words());
}

Result<Answer> commands(const Call&) {
  Json items = Json::array();
  for (const dossier::CommandRow& row : dossier::commands()) items.push_back(shown(row, ""));
  return json_answer({{"items", std::move(items)}});
}

Result<Answer> password_rules(const Call& call) {
  const auto& rules = call.desk.password_rules();
  return json_answer({{"length_min", rules.length_min},
                      {"classes", {"letter", "digit", "symbol"}},
                      {"rotation_months", rules.rotation_months},
                      {"length_no_rotation", rules.length_no_rotation},
                      {"rules", {"SEC-55", "SEC-56", "SEC-57"}}});
}

Result<Answer> metrics(const Call& call) {
  Answer answer;
  answer.type = "text/plain; version=0.0.4";
  answer.body = call.figures.text(call.desk.dossier_count());
  return answer;
}

Answer session_answer(const Call& call, const std::string& token,
                      const service::SessionView& view) {
  auto& accounts = call.desk.accounts();
  return json_answer(shown(view, call.desk, accounts.forgery_token(token), call.asked.secure));
}

/// The new token goes into the cookie, its session into the answer.
Answer begun(const Call& call, const std::string& token) {
  const auto view = call.desk.accounts().session(token, call.desk.now());
  return session_answer(call, token, view).with("Set-Cookie", set_cookie(token, call.asked.secure));
}

Result<Answer> session(const Call& call) {
  // A token that names nothing is replaced: nobody chooses the token of another.
  if (call.session.state == service::SessionState::none) {
    const std::string token = factors::random_token();
    return session_answer(call, token, {}).with("Set-Cookie", set_cookie(token, call.asked.secure));
  }
  return session_answer(call, call.token, call.session);
}

Result<Answer> give_password(const Call& call) {
  RENGA_ASSIGN(const std::string token,
               call.desk.accounts().give_password(call.text("account"), call.secret("password"),
                                                  call.visitor()));
  return begun(call, token);
}

Result<Answer> give_code(const Call& call) {
  RENGA_ASSIGN(const std::string token,
               call.desk.accounts().give_code(call.token, call.text("code"), call.visitor()));
  return begun(call, token);
}

Result<Answer> give_recovery_code(const Call& call) {
  RENGA_ASSIGN(const std::string token, call.desk.accounts().give_recovery_code(
                                            call.token, call.text("code"), call.visitor()));
  return begun(call, token);
}

Result<Answer> ask_passkey(const Call& call) {
  RENGA_ASSIGN(const auto offer,
               call.desk.accounts().ask_passkey(call.token, call.place(), call.visitor()));
  return json_answer(shown(offer));
}

Result<Answer> give_passkey(const Call& call) {
  const factors::PasskeyAnswer answer{call.text("client_data"), call.text("authenticator_data"),
                                      call.text("signature")};
  RENGA_ASSIGN(const std::string token,
               call.desk.accounts().give_passkey(call.token, call.text("id"), call.place(), answer,
                                                 call.text("challenge"), call.visitor()));
  return begun(call, token);
}

Result<Answer> unlock(const Call& call) {
  RENGA_ASSIGN(const std::string token,
               call.desk.accounts().unlock(call.token, call.secret("password"), call.visitor()));
  return begun(call, token);
}

Result<Answer> sign_out(const Call& call) {
  RENGA_TRY(call.desk.accounts().sign_out(call.token));
  const std::string token = factors::random_token();
  return session_answer(call, token, {}).with("Set-Cookie", set_cookie(token, call.asked.secure));
}

Result<Answer> look(const Call& call) {
  RENGA_ASSIGN(const auto view, call.desk.accounts().look(call.text("token"), call.desk.now()));
  return json_answer({{"account", view.account},
                      {"name", view.name.disclose()},
                      {"organisation", view.organisation},
                      {"expires_utc", moment_of(view.expires)},
                      {"reset", view.is_reset}});
}

Result<Answer> accept(const Call& call) {
  auto& accounts = call.desk.accounts();
  RENGA_ASSIGN(const auto view, accounts.look(call.text("token"), call.desk.now()));
  RENGA_ASSIGN(const auto secret,
               accounts.accept(call.text("token"), call.secret("password"), call.visitor()));
  return json_answer(secret_json(secret, view.account));
}

Result<Answer> confirm(const Call& call) {
  RENGA_ASSIGN(const auto codes,
               call.desk.accounts().confirm(call.text("token"), call.text("code"), call.visitor()));
  call.desk.accounts_changed();
  return json_answer({{"recovery_codes", codes}});
}

using enum BodyKind;
constexpr std::array kPassword = {BodyField{"account", text, true},
                                  BodyField{"password", secret, true}};
constexpr std::array kCode = {BodyField{"code", secret, true}};
constexpr std::array kPasskey = {BodyField{"id", text, true}, BodyField{"challenge", text, true},
                                 BodyField{"client_data", text, true},
                                 BodyField{"authenticator_data", text, true},
                                 BodyField{"signature", text, true}};
constexpr std::array kOnlyPassword = {BodyField{"password", secret, true}};
constexpr std::array kToken = {BodyField{"token", secret, true}};
constexpr std::array kAccept = {BodyField{"token", secret, true},
                                BodyField{"password", secret, true}};
constexpr std::array kConfirm = {BodyField{"token", secret, true}, BodyField{"code", secret, true}};
constexpr Demands kSlow = {.slow = true};
constexpr Demands kFree = {.unlimited = true};

constexpr std::array kRoutes = {
    Route{"GET",
          "/health",
          Access::anyone,
          health,
          {"サーバーの状態", "whether the server works"},
          "health",
          {},
          kFree},
    Route{"GET",
          "/openapi.json",
          Access::anyone,
          openapi,
          {"このインターフェイスの記述", "the description of this interface"},
          "any",
          {},
          kFree},
    Route{"GET",
          "/words",
          Access::anyone,
          tell_words,
          {"役割・段階などの語", "words with their labels"},
          "words",
          {},
          kFree},
    Route{"GET",
          "/commands",
          Access::anyone,
          commands,
          {"手続の一覧", "all commands of a dossier"},
          "commands",
          {},
          kFree},
    Route{"GET",
          "/password-rules",
          Access::anyone,
          password_rules,
          {"パスワードの規則", "the rules on passwords"},
          "password_rules",
          {},
          kFree},
    Route{"GET",
          "/metrics",
          Access::measuring,
          metrics,
          {"計測値（Prometheus）", "figures for Prometheus"},
          "plain",
          {},
          kFree},
    Route{"GET",
          "/session",
          Access::anyone,
          session,
          {"セッションの状態", "where the session stands"},
          "session",
          {},
          {}},
    Route{"POST",
          "/session/password",
          Access::anyone,
          give_password,
          {"パスワードでサインイン", "give the password"},
          "session",
          kPassword,
          kSlow},
    Route{"POST",
          "/session/totp",
          Access::password_given,
          give_code,
          {"確認コードを入力", "give the code of the second factor"},
          "session",
          kCode,
          {}},
    Route{"POST",
          "/session/recovery-code",
          Access::password_given,
          give_recovery_code,
          {"回復コードを入力", "give a recovery code"},
          "session",
          kCode,
          {}},
    Route{"POST",
          "/session/passkey/offer",
          Access::password_given,
          ask_passkey,
          {"パスキーの確認を始める", "begin with a passkey"},
          "passkey_offer",
          {},
          {}},
    Route{"POST",
          "/session/passkey",
          Access::password_given,
          give_passkey,
          {"パスキーで確認", "give a passkey"},
          "session",
          kPasskey,
          {}},
    Route{"POST",
          "/session/unlock",
          Access::locked,
          unlock,
          {"ロックを解除", "unlock the session"},
          "session",
          kOnlyPassword,
          kSlow},
    Route{"DELETE",
          "/session",
          Access::locked,
          sign_out,
          {"サインアウト", "sign out"},
          "session",
          {},
          {}},
    Route{"POST",
          "/invitations/look",
          Access::anyone,
          look,
          {"招待を確認", "look at an invitation"},
          "invitation",
          kToken,
          {}},
    Route{"POST",
          "/invitations/accept",
          Access::anyone,
          accept,
          {"パスワードを決める", "choose the password"},
          "secret",
          kAccept,
          kSlow},
    Route{"POST",
          "/invitations/confirm",
          Access::anyone,
          confirm,
          {"確認コードで招待を完了", "finish with the first code"},
          "recovery_codes",
          kConfirm,
          {}},
};

}  // namespace

std::span<const Route> session_routes() {
  return kRoutes;
}

}  // namespace renga::portal
