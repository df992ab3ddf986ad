#include "service/account_words.hpp"

#include "notice/notice.hpp"
#include "service/errors.hpp"
#include "service/field_labels.hpp"

#include <algorithm>
#include <array>

namespace renga::service {
namespace {

constexpr std::array<std::string_view, 3> kStates = {"invited", "active", "closed"};
constexpr std::array<std::string_view, 2> kLanguages = {"ja", "en"};
constexpr std::size_t kTextBytes = 400;

template <typename Known>
Done require_known(std::string_view field, std::string_view value, const Known& known) {
  if (std::ranges::find(known, value) != known.end()) return {};
  std::string names;
  for (const std::string_view name : known)
    names += (names.empty() ? "" : ", ") + std::string(name);
  return fail(in_field(Error(code::value_unknown), field).with("known", names));
}

template <typename Rows>
std::vector<std::string_view> names_in(const Rows& rows) {
  std::vector<std::string_view> names;
  for (const auto& row : rows) names.push_back(row.name);
  return names;
}

/// A line of text: not too long, nothing that could break a header or a mail.
Done require_line(std::string_view field, std::string_view text) {
  const bool plain = std::ranges::none_of(text, [](char letter) {
    return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f;
  });
  if (plain && text.size() <= kTextBytes) return {};
  return fail(in_field(Error(code::account_bad), field));
}

}  // namespace

Done require_name(std::string_view name) {
  if (name.empty()) return fail(in_field(Error(code::account_bad), "name"));
  return require_line("name", name);
}

Result<dossier::Roles> roles_in(const std::vector<std::string>& names) {
  dossier::Roles roles;
  for (const std::string& name : names) {
    const auto role = dossier::role_named(name);
    if (!role) {
      RENGA_TRY(require_known("roles", name, names_in(dossier::roles())));
    } else {
      roles = roles.with(*role);
    }
  }
  return roles;
}

std::vector<std::string> names_of(const dossier::Roles& roles) {
  std::vector<std::string> names;
  for (const auto& row : dossier::roles())
    if (roles.has(row.word)) names.emplace_back(row.name);
  return names;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const auto end = text.find(',');
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return words;
}

Result<store::AccountRow> row_of(const AccountWish& wish) {
  if (!accounts::is_account_name(wish.account))
    return fail(in_field(Error(code::account_bad), "account"));
  RENGA_TRY(require_line("name", wish.name.disclose()));
  RENGA_TRY(require_line("organisation", wish.organisation));
  // A notice to an address that is none would never go out, and nobody would hear of it (NTC-5).
  const std::string& mail = wish.mail.disclose();
  if (!mail.empty() && !notice::MailAddress::of(mail))
    return fail(in_field(Error(code::account_bad), "mail"));
  RENGA_TRY(require_known("state", wish.state, kStates));
  RENGA_TRY(require_known("language", wish.language, kLanguages));
  for (const std::string& database : wish.databases)
    RENGA_TRY(require_known("databases", database, names_in(dossier::linkable_databases().words)));
  RENGA_ASSIGN(const dossier::Roles roles, roles_in(wish.roles));
  store::AccountRow row;
  row.account = wish.account;
  row.name = wish.name;
  row.organisation = wish.organisation;
  row.mail = wish.mail;
  row.roles = join(names_of(roles), ",");
  row.databases = join(wish.databases, ",");
  row.administrator = wish.administrator;
  row.state = wish.state;
  row.language = wish.language;
  return row;
}

Account told(const store::AccountRow& row) {
  Account account;
  account.account = row.account;
  account.name = row.name;
  account.organisation = row.organisation;
  account.mail = row.mail;
  account.roles = roles_in(words_of(row.roles)).value_or(dossier::Roles{});
  for (const std::string& database : words_of(row.databases)) account.databases.insert(database);
  account.administrator = row.administrator;
  account.state = row.state;
  account.language = row.language;
  account.password_due = parse_iso_date(row.password_due);
  account.last_sign_in_utc = row.last_sign_in;
  account.second_factor = !row.secret.empty();
  account.codes_left = row.codes_left;
  account.version = row.version;
  return account;
}

}  // namespace renga::service
