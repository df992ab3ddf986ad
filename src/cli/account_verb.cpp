#include "cli/office_options.hpp"
#include "cli/verbs.hpp"

#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

void ask_for_desk(CLI::App& verb, service::DeskOptions& desk, const Session& session) {
  ask_for_office(verb, desk.folder, desk.database, session);
}

Outcome told(const service::Invitation& invitation, const Session& session) {
  Outcome outcome;
  outcome.json = {{"token", invitation.token},
                  {"expires_utc", service::utc_of(invitation.expires)}};
  outcome.lines = {
      fmt::format("{}: {}",
                  session.say({"招待（一度だけ表示。本人に安全な方法で渡してください）",
                               "invitation, shown once; hand it over by a safe way"}),
                  invitation.token),
      fmt::format("{}: {}", session.say({"画面", "page"}), "/invitation"),
      fmt::format("{}: {}", session.say({"有効期限", "good until"}),
                  service::utc_of(invitation.expires))};
  return outcome;
}

/// A character that is not ASCII is as wide as two on a terminal.
std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (const char byte : text) {
    const auto unit = static_cast<unsigned char>(byte);
    if (unit < 0x80) width += 1;
    if (unit >= 0xC0) width += 2;
  }
  return width;
}

std::string in_columns(std::string_view account, std::string_view password, std::string_view secret,
                       std::string_view rights) {
  const auto cell = [](std::string_view text, std::size_t width) {
    const std::size_t taken = display_width(text);
    return std::string(text) + std::string(width > taken ? width - taken : 0, ' ');
  };
  return cell(account, 13) + cell(password, 24) + cell(secret, 34) + std::string(rights);
}

/// Contacts and handlers are named in each dossier.
std::string rights_of(const service::TrialAccount& account, const Session& session) {
  if (account.administrator) return session.say({"管理者", "administrator"});
  if (account.roles.empty()) return session.say({"申出ごとに指名", "named in a dossier"});
  return join(account.roles, ",");
}

void add_add(CLI::App& verb, Session& session) {
  struct Call {
    service::DeskOptions desk;
    service::AccountWish wish;
    std::string name;
    std::string mail;
  };
  const auto call = std::make_shared<Call>();
  ask_for_desk(verb, call->desk, session);
  verb.add_option("account", call->wish.account,
                  session.say({"アカウント（英小文字・数字。氏名は入れない）",
                               "account: small letters and digits, no person's name"}))
      ->required();
  verb.add_option("--name", call->name, session.say({"氏名", "name"}))->required();
  verb.add_option("--organisation", call->wish.organisation, session.say({"所属", "organisation"}));
  verb.add_option("--mail", call->mail, session.say({"メールアドレス", "mail address"}));
  verb.add_option("--roles", call->wish.roles, session.say({"役割", "roles"}))->delimiter(',');
  verb.add_option("--databases", call->wish.databases,
                  session.say({"担当する公的DB", "databases it is for"}))
      ->delimiter(',');
  verb.add_flag("--administrator", call->wish.administrator,
                session.say({"管理者にする", "as an administrator"}));
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      call->wish.name = Personal<std::string>(call->name);
      call->wish.mail = Personal<std::string>(call->mail);
      RENGA_ASSIGN(const auto invitation, service::invite_account(call->desk, call->wish));
      return told(invitation, session);
    });
  });
}

void add_list(CLI::App& verb, Session& session) {
  const auto desk = std::make_shared<service::DeskOptions>();
  ask_for_desk(verb, *desk, session);
  verb.callback([desk, &session] {
    session.choose([desk]() -> Result<Outcome> {
      RENGA_ASSIGN(const auto all, service::list_accounts(*desk));
      Outcome outcome;
      outcome.json = Json::array();
      for (const service::Account& account : all) {
        outcome.json.push_back({{"account", account.account},
                                {"state", account.state},
                                {"administrator", account.administrator}});
        outcome.lines.push_back(fmt::format("{} {}{}", account.account, account.state,
                                            account.administrator ? " administrator" : ""));
      }
      outcome.json = {{"accounts", outcome.json}};
      return outcome;
    });
  });
}

void add_try(CLI::App& verb, Session& session) {
  const auto desk = std::make_shared<service::DeskOptions>();
  ask_for_desk(verb, *desk, session);
  verb.callback([desk, &session] {
    session.choose([desk, &session]() -> Result<Outcome> {
      RENGA_ASSIGN(const auto made, service::make_trial_accounts(*desk));
      Outcome outcome;
      Json accounts = Json::array();
      outcome.lines.push_back(
          session.say({"試用アカウント（一度だけ表示）。認証アプリの代わりに renga account code "
                       "秘密鍵 で確認コードを表示できます。",
                       "Accounts for trying out, shown once. In place of an app, "
                       "renga account code SECRET shows the present code."}));
      outcome.lines.push_back(in_columns(session.say({"アカウント", "account"}),
                                         session.say({"パスワード", "password"}),
                                         session.say({"認証アプリの秘密鍵", "secret of the app"}),
                                         session.say({"権限", "rights"})));
      for (const service::TrialAccount& account : made) {
        accounts.push_back({{"account", account.account},
                            {"roles", account.roles},
                            {"administrator", account.administrator},
                            {"password", account.password},
                            {"secret", account.secret}});
        outcome.lines.push_back(in_columns(account.account, account.password, account.secret,
                                           rights_of(account, session)));
      }
      outcome.json = {{"accounts", std::move(accounts)}};
      return outcome;
    });
  });
}

void add_code(CLI::App& verb, Session& session) {
  const auto secret = std::make_shared<std::string>();
  verb.add_option("secret", *secret,
                  session.say({"確認コードの秘密鍵（Base32）", "the secret of the app (base32)"}))
      ->required();
  verb.callback([secret, &session] {
    session.choose([secret]() -> Result<Outcome> {
      const std::string code =
          factors::code_at(Personal<std::string>(*secret), service::now_seconds());
      if (code.empty())
        return fail(Error(code::field_bad)
                        .with("field", "secret")
                        .with("kind", "base32")
                        .with("expected", "JBSWY3DPEHPK3PXP"));
      Outcome outcome;
      outcome.json = {{"code", code}};
      outcome.lines = {code};
      return outcome;
    });
  });
}

}  // namespace

void add_account(CLI::App& verb, Session& session) {
  verb.require_subcommand(1);
  add_add(session.add_command(
              verb, "add", {"アカウントを作り、招待を発行します", "make an account and invite"},
              "renga account add admin --data office --name 管理者 --administrator"),
          session);
  add_list(session.add_command(verb, "list", {"アカウントの一覧", "all accounts"},
                               "renga account list --data office"),
           session);
  add_try(session.add_command(verb, "try",
                              {"役割ごとの試用アカウントを作ります（合成データ専用）",
                               "make a ready account for each role, for synthetic data only"},
                              "renga account try --data office"),
          session);
  add_code(session.add_command(
               verb, "code",
               {"秘密鍵から今の確認コードを計算します", "work out the present code of a secret"},
               "renga account code JBSWY3DPEHPK3PXP"),
           session);
}

}  // namespace renga::cli
