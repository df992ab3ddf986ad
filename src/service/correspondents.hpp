#pragma once

#include "service/account_office.hpp"
#include "service/kept_dossier.hpp"
#include "service/office_settings.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace renga::service {

/// Who may be told, and where: the accounts of `office.toml`, and those of the portal, whose word
/// counts where both know an account (NTC-12).
class Correspondents {
 public:
  /// Takes in what changed in the portal's table since the last look.
  Done look(store::Transaction& transaction, const OfficeSettings& settings);

  /// Those who see the dossier (API-40), with their roles in it.
  std::vector<notice::Reader> readers_in(const KeptDossier& kept) const;
  /// Nothing where the account has no address, or is closed (NTC-10).
  std::optional<Personal<notice::MailAddress>> address_of(const std::string& account) const;

 private:
  struct Correspondent {
    Account account;
    AccountContact contact;
  };

  void take(const OfficeSettings& settings, const std::vector<store::AccountRow>& rows);

  std::map<std::string, Correspondent> all_;
  std::optional<std::int64_t> versions_;
};

}  // namespace renga::service
