#include "service/mail_settings.hpp"

#include "files/files.hpp"

#include <array>

namespace renga::service {
namespace {

constexpr std::array kLanguages = {std::pair{Language::japanese, std::string_view("ja")},
                                   std::pair{Language::english, std::string_view("en")}};

Result<notice::MailAddress> read_address(const Settings& settings, std::string_view key) {
  RENGA_ASSIGN(const std::string text, settings.text(key));
  const auto address = notice::MailAddress::of(text);
  if (!address)
    return fail(settings.error(code::field_bad, key)
                    .with("field", key)
                    .with("kind", "mail")
                    .with("expected", "name@example.go.jp"));
  return *address;
}

notice::MailAddress sender_of(const std::string& origin) {
  const auto address = notice::MailAddress::of("renga@" + origin.substr(0, origin.find('/')));
  return address ? *address : notice::MailAddress::of("renga@localhost").value();
}

Result<notice::MailServer> read_server(const Settings& mail, const std::filesystem::path& folder) {
  RENGA_ASSIGN(const std::string url, mail.text("server"));
  RENGA_ASSIGN(notice::MailServer server, notice::MailServer::of(url));
  if (!mail.has("user")) return server;
  RENGA_ASSIGN(std::string user, mail.text("user"));
  RENGA_ASSIGN(const std::string name, mail.text("password_file"));
  RENGA_ASSIGN(std::string password, files::read_small(folder / name));
  password.erase(password.find_last_not_of("\r\n") + 1);
  server.sign_in(std::move(user), std::move(password));
  return server;
}

}  // namespace

Result<AccountContact> read_contact(const Settings& account) {
  AccountContact contact;
  if (account.has("mail")) {
    RENGA_ASSIGN(notice::MailAddress address, read_address(account, "mail"));
    contact.mail.emplace(std::move(address));
  }
  if (account.has("language")) {
    RENGA_ASSIGN(contact.language, account.choice("language", kLanguages));
  }
  return contact;
}

Result<MailSettings> read_mail(const Settings& root, const std::string& origin,
                               const std::filesystem::path& folder) {
  MailSettings settings{sender_of(origin)};
  if (!root.has("mail")) return settings;
  RENGA_ASSIGN(const Settings mail, root.table("mail"));
  RENGA_TRY(mail.only({"from", "server", "user", "password_file", "digest"}));
  if (mail.has("from")) {
    RENGA_ASSIGN(settings.from, read_address(mail, "from"));
  }
  if (mail.has("digest")) {
    RENGA_ASSIGN(settings.digest, mail.flag("digest"));
  }
  if (mail.has("server")) {
    RENGA_ASSIGN(notice::MailServer server, read_server(mail, folder));
    settings.server.emplace(std::move(server));
  }
  return settings;
}

}  // namespace renga::service
