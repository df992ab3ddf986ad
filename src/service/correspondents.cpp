#include "service/correspondents.hpp"

#include "service/account_words.hpp"
#include "service/sight.hpp"

namespace renga::service {
namespace {

Account account_of(const std::string& name, const forms::Registrant& registrant) {
  Account account;
  account.account = name;
  account.organisation = registrant.affiliation;
  account.roles = registrant.roles;
  return account;
}

AccountContact contact_of(const Account& account) {
  AccountContact contact{.language =
                             account.language == "en" ? Language::english : Language::japanese};
  if (auto address = notice::MailAddress::of(account.mail.disclose()))
    contact.mail.emplace(*std::move(address));
  return contact;
}

}  // namespace

Done Correspondents::look(store::Transaction& transaction, const OfficeSettings& settings) {
  RENGA_ASSIGN(const std::int64_t versions, store::account_versions(transaction));
  if (versions_ == versions) return {};
  RENGA_ASSIGN(const auto rows, store::accounts(transaction));
  take(settings, rows);
  versions_ = versions;
  return {};
}

void Correspondents::take(const OfficeSettings& settings,
                          const std::vector<store::AccountRow>& rows) {
  all_.clear();
  for (const auto& [name, registrant] : settings.registry.accounts)
    all_.insert_or_assign(name,
                          Correspondent{account_of(name, registrant), settings.contacts.at(name)});
  for (const store::AccountRow& row : rows) {
    Account account = told(row);
    const auto of_file = all_.find(row.account);
    AccountContact contact = contact_of(account);
    if (!contact.mail && of_file != all_.end()) contact.mail = of_file->second.contact.mail;
    if (of_file != all_.end()) all_.erase(of_file);
    // Whoever left is told nothing more, whatever the file says.
    if (account.state != "closed")
      all_.emplace(row.account, Correspondent{std::move(account), std::move(contact)});
  }
}

std::vector<notice::Reader> Correspondents::readers_in(const KeptDossier& kept) const {
  ensure(!kept.events.empty(), "a dossier was opened by somebody");
  Directory opener;
  const auto found = all_.find(kept.events.front().actor);
  if (found != all_.end())
    opener[found->first] = {{}, found->second.account.organisation, found->second.account.roles};
  std::vector<notice::Reader> readers;
  for (const auto& [name, one] : all_)
    if (sees(one.account, kept, opener))
      readers.push_back({name, roles_in(one.account, kept.state), one.contact.language});
  return readers;
}

std::optional<Personal<notice::MailAddress>> Correspondents::address_of(
    const std::string& account) const {
  const auto found = all_.find(account);
  if (found == all_.end()) return std::nullopt;
  return found->second.contact.mail;
}

}  // namespace renga::service
