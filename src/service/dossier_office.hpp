#pragma once

#include "dossier/dossier.hpp"
#include "ledger/ledger.hpp"
#include "rulebook/rulebook.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace renga::service {

/// What `office.toml` of the folder says (DOS-23).
struct OfficeSettings {
  std::string origin;
  std::vector<rulebook::Rulebook> books;
  std::map<std::string, dossier::Roles> accounts;
  std::filesystem::path file;
};

/// A dossier with the values that bind it.
struct KeptDossier {
  dossier::Dossier state;
  dossier::Terms terms;
  std::vector<dossier::Event> events;
};

/// The office of dossiers over one folder: its ledger, its accounts, its rulebooks. While it is
/// open, no other process writes the ledger.
class DossierOffice {
 public:
  static Result<DossierOffice> open(const std::filesystem::path& folder);

  /// `today` and the time of the entry are given by the caller, so that tests have a fixed clock.
  struct Moment {
    Date today;
    std::string time_utc;
  };

  /// Judges a command and, where it is accepted, writes its event. command_refused,
  /// dossier_unknown, dossier_number_taken, account_unknown.
  Result<dossier::Event> give(const std::string& number, const dossier::Command& command,
                              const std::string& account, const Moment& moment, Language language);

  Result<const KeptDossier*> find(const std::string& number) const;
  const std::map<std::string, KeptDossier>& dossiers() const { return dossiers_; }
  Result<dossier::Roles> roles_of(const std::string& account, const dossier::Dossier& state) const;
  /// An account of the portal and its roles of today, beside those of the file (DOS-23).
  void know(const std::string& account, dossier::Roles roles) {
    settings_.accounts[account] = roles;
  }
  const std::vector<rulebook::Rulebook>& books() const { return settings_.books; }
  /// What is true beside one dossier: bans and contacts of all the others (DOS-24).
  dossier::Surroundings around(const std::string& number, Date today) const;

 private:
  DossierOffice(OfficeSettings settings, ledger::LedgerBook book)
      : settings_(std::move(settings)), book_(std::move(book)) {}

  Result<const dossier::Terms*> terms_for(const std::vector<std::string>& databases, Date day);
  Done take_in(const std::string& number, dossier::Event event);
  Done replay();

  OfficeSettings settings_;
  ledger::LedgerBook book_;
  std::map<std::string, KeptDossier> dossiers_;
  std::map<std::string, dossier::Terms> terms_;  ///< by databases and bound books
};

/// The values of the rulebooks that a dossier asks for (docs/spec/dossier.md). A value that no book
/// states stays the scheme's own: what `Terms` says, where the manual and both guidelines agree.
Result<dossier::Terms> terms_of(const rulebook::RulebookSet& rules,
                                const std::vector<std::string>& databases);

}  // namespace renga::service
