#include "service/office_settings.hpp"

#include "files/files.hpp"
#include "ledger/ledger.hpp"
#include "service/rulebooks.hpp"

#include <optional>

namespace renga::service {
namespace {

constexpr std::string_view kSettingsName = "office.toml";

Result<dossier::Roles> read_roles(const Settings& account) {
  RENGA_ASSIGN(const std::vector<std::string> names, account.texts("roles"));
  dossier::Roles roles;
  for (const std::string& name : names) {
    const auto role = dossier::role_named(name);
    if (!role)
      return fail(account.error(code::value_unknown, "roles")
                      .with("field", "roles")
                      .with("known",
                            "applicant, agent, producer, board, fund, office, window, "
                            "committee, extractor"));
    roles = roles.with(*role);
  }
  return roles;
}

Result<std::string> text_or_nothing(const Settings& account, std::string_view key) {
  if (!account.has(key)) return std::string();
  return account.text(key);
}

/// Who stands behind an account (DOS-34).
Result<forms::Registrant> read_registrant(const Settings& account) {
  RENGA_TRY(account.only({"roles", "name", "affiliation", "position", "mail", "language"}));
  forms::Registrant registrant;
  RENGA_ASSIGN(registrant.roles, read_roles(account));
  RENGA_ASSIGN(std::string name, text_or_nothing(account, "name"));
  registrant.name = Personal<std::string>(std::move(name));
  RENGA_ASSIGN(registrant.affiliation, text_or_nothing(account, "affiliation"));
  RENGA_ASSIGN(registrant.position, text_or_nothing(account, "position"));
  return registrant;
}

}  // namespace

Result<OfficeSettings> read_office_settings(const std::filesystem::path& folder) {
  OfficeSettings settings;
  settings.file = folder / kSettingsName;
  RENGA_ASSIGN(const std::string text, files::read_small(settings.file));
  RENGA_ASSIGN(const Settings root, Settings::parse(text, settings.file.string()));
  RENGA_TRY(root.only({"origin", "rulebooks", "account", "mail"}));
  RENGA_ASSIGN(settings.origin, root.text("origin"));
  if (!ledger::is_origin(settings.origin))
    return fail(root.error(code::field_bad, "origin")
                    .with("field", "origin")
                    .with("kind", "origin")
                    .with("expected", "example.go.jp/renga"));
  RENGA_ASSIGN(MailSettings mail, read_mail(root, settings.origin, folder));
  settings.mail.emplace(std::move(mail));
  std::optional<std::filesystem::path> books;
  if (root.has("rulebooks")) {
    RENGA_ASSIGN(const std::string name, root.text("rulebooks"));
    books = folder / name;
  }
  RENGA_ASSIGN(settings.books, read_rulebooks(books));
  RENGA_ASSIGN(const Settings accounts, root.table("account"));
  for (const std::string& name : accounts.keys()) {
    RENGA_ASSIGN(const Settings account, accounts.table(name));
    RENGA_ASSIGN(settings.registry.accounts[name], read_registrant(account));
    settings.accounts[name] = settings.registry.accounts[name].roles;
    RENGA_ASSIGN(settings.contacts[name], read_contact(account));
  }
  return settings;
}

}  // namespace renga::service
