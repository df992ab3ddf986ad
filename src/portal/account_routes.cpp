// Administration: accounts, invitations, resets, sessions, sign-ins.

#include "portal/errors.hpp"
#include "portal/gate.hpp"
#include "portal/shown.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace renga::portal {
namespace {

std::string tag_of(const service::Account& account) {
  return "\"" + std::to_string(account.version) + "\"";
}

Result<Answer> list_all(const Call& call) {
  RENGA_ASSIGN(const auto wish, page_wish(call.asked));
  RENGA_ASSIGN(const auto all, call.desk.accounts().all());
  const std::string_view search = call.asked.parameter("search");
  const std::string_view state = call.asked.parameter("state");
  const auto has = [&](std::string_view text) { return text.find(search) != text.npos; };
  Json items = Json::array();
  for (const service::Account& account : all)
    if ((state.empty() || account.state == state) &&
        (has(account.account) || has(account.name.disclose()) || has(account.organisation)))
      items.push_back(shown(account));
  return json_answer(page_json(std::move(items), wish));
}

/// What the body says, and what it leaves out as it is.
service::AccountWish wish_of(const Call& call, const service::Account& there) {
  service::AccountWish wish{.account = there.account,
                            .name = there.name,
                            .organisation = there.organisation,
                            .mail = there.mail,
                            .roles = role_names(there.roles),
                            .databases = {there.databases.begin(), there.databases.end()},
                            .administrator = there.administrator,
                            .state = there.state,
                            .language = there.language};
  const auto says = [&](const char* field) { return call.body.contains(field); };
  if (says("account")) wish.account = call.text("account");
  if (says("name")) wish.name = call.secret("name");
  if (says("organisation")) wish.organisation = call.text("organisation");
  if (says("mail")) wish.mail = call.secret("mail");
  if (says("roles")) wish.roles = call.words("roles");
  if (says("databases")) wish.databases = call.words("databases");
  if (says("administrator")) wish.administrator = call.flag("administrator");
  if (says("state")) wish.state = call.text("state");
  return wish;
}

Result<Answer> invite(const Call& call) {
  auto& accounts = call.desk.accounts();
  service::Account nobody;
  nobody.state = "invited";
  nobody.language = "ja";
  RENGA_ASSIGN(const auto invitation, accounts.invite(wish_of(call, nobody), call.desk.now()));
  call.desk.accounts_changed();
  RENGA_ASSIGN(const auto account, accounts.find(call.text("account")));
  return json_answer({{"account", shown(account)},
                      {"token", invitation.token},
                      {"expires_utc", moment_of(invitation.expires)}},
                     201);
}

Result<Answer> show(const Call& call) {
  RENGA_ASSIGN(const auto account, call.desk.accounts().find(call.in_path("account")));
  return json_answer(shown(account)).with("ETag", tag_of(account));
}

Result<Answer> change(const Call& call) {
  auto& accounts = call.desk.accounts();
  RENGA_ASSIGN(const auto there, accounts.find(call.in_path("account")));
  if (call.asked.header("if-match") != tag_of(there)) return fail(Error(code::match_other));
  RENGA_ASSIGN(const auto account,
               accounts.change(wish_of(call, there), there.version, call.who().account));
  call.desk.accounts_changed();
  return json_answer(shown(account)).with("ETag", tag_of(account));
}

Result<Answer> reset(const Call& call) {
  RENGA_ASSIGN(const auto invitation, call.desk.reset_password(call.who(), call.in_path("account"),
                                                               call.text("identity_checked")));
  return json_answer({{"token", invitation.token}, {"expires_utc", moment_of(invitation.expires)}});
}

Result<Answer> sessions(const Call& call) {
  RENGA_ASSIGN(const auto wish, page_wish(call.asked));
  RENGA_ASSIGN(const auto account, call.desk.accounts().find(call.in_path("account")));
  RENGA_ASSIGN(const auto notes, call.desk.accounts().sessions(account.account, call.token));
  return json_answer(page_json(sessions_json(notes), wish));
}

Result<Answer> revoke(const Call& call) {
  RENGA_TRY(call.desk.accounts().revoke(call.in_path("account"), call.in_path("id")));
  return empty_answer();
}

Result<Answer> sign_ins(const Call& call) {
  RENGA_ASSIGN(const auto wish, page_wish(call.asked));
  RENGA_ASSIGN(const auto rows, call.desk.accounts().sign_ins(call.asked.parameter("account")));
  Json items = Json::array();
  for (const auto& row : rows)
    items.push_back({{"time_utc", row.time_utc},
                     {"account", row.account},
                     {"step", row.step},
                     {"outcome", row.outcome},
                     {"address", row.address}});
  return json_answer(page_json(std::move(items), wish));
}

using enum BodyKind;
constexpr std::array kInvite = {
    BodyField{"account", text, true},       BodyField{"name", text, true},
    BodyField{"organisation", text, true},  BodyField{"mail", text, false},
    BodyField{"roles", words, true},        BodyField{"databases", words, false},
    BodyField{"administrator", flag, false}};
constexpr std::array kChange = {
    BodyField{"name", text, false},       BodyField{"organisation", text, false},
    BodyField{"mail", text, false},       BodyField{"roles", words, false},
    BodyField{"databases", words, false}, BodyField{"administrator", flag, false},
    BodyField{"state", text, false}};
constexpr std::array kReset = {BodyField{"identity_checked", text, true}};
constexpr std::array<std::string_view, 4> kSearch = {"search", "state", "limit", "after"};
constexpr std::array<std::string_view, 3> kOfAccount = {"account", "limit", "after"};
constexpr std::array<std::string_view, 2> kPage = {"limit", "after"};
constexpr Demands kKey = {.key = true};
constexpr Demands kMatch = {.match = true};

constexpr std::array kRoutes = {
    Route{"GET",
          "/accounts",
          Access::administrator,
          list_all,
          {"アカウントの一覧", "all accounts"},
          "page:account",
          {},
          {},
          kSearch},
    Route{"POST",
          "/accounts",
          Access::administrator,
          invite,
          {"招待する", "invite a person"},
          "invited",
          kInvite,
          kKey},
    Route{"GET",
          "/accounts/{account}",
          Access::administrator,
          show,
          {"アカウント", "one account"},
          "account",
          {},
          {}},
    Route{"PATCH",
          "/accounts/{account}",
          Access::administrator,
          change,
          {"アカウントを変更", "change an account"},
          "account",
          kChange,
          kMatch},
    Route{"POST",
          "/accounts/{account}/reset",
          Access::administrator,
          reset,
          {"本人確認をしてパスワードを再設定", "reset a password after checking identity"},
          "token",
          kReset,
          kKey},
    Route{"GET",
          "/accounts/{account}/sessions",
          Access::administrator,
          sessions,
          {"アカウントのセッション", "the sessions of an account"},
          "page:session_note",
          {},
          {},
          kPage},
    Route{"DELETE",
          "/accounts/{account}/sessions/{id}",
          Access::administrator,
          revoke,
          {"セッションを終了", "end a session"},
          "",
          {},
          {}},
    Route{"GET",
          "/sign-ins",
          Access::administrator,
          sign_ins,
          {"サインインの記録", "the record of sign-ins"},
          "page:sign_in",
          {},
          {},
          kOfAccount},
};

}  // namespace

std::span<const Route> account_routes() {
  return kRoutes;
}

}  // namespace renga::portal
