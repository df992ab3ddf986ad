#pragma once

#include "dossier/dossier.hpp"
#include "ledger/ledger.hpp"
#include "rulebook/rulebook.hpp"
#include "service/correspondents.hpp"
#include "service/kept_dossier.hpp"
#include "service/office_place.hpp"
#include "service/office_settings.hpp"
#include "service/personal_values.hpp"
#include "store/store.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace renga::service {

class KeptLedger;
struct Rebuilt;

/// command_refused in the words of `dossier::text_of`.
Error refusal_error(const dossier::Refusal& refusal, const dossier::Command& command,
                    const dossier::Dossier& state, const dossier::Terms& terms);
/// The same with the names behind the labels, which whoever writes commands as text has to know.
Error with_names(Error error);

enum class Rebuilding;

/// The office of dossiers over one store: its ledger, its accounts, its rulebooks. Any number of
/// processes may have it open; what another one did is taken in before anything is judged
/// (STO-11). What is held in memory are the dossiers that were loaded.
class DossierOffice {
 public:
  /// Makes the tables and the ledger where `opening` allows it. ledger_of_another where the store
  /// holds the ledger of another origin.
  static Result<DossierOffice> open(const OfficePlace& place, store::Opening opening);

  /// `today` and the time of the entry are given by the caller, so that tests have a fixed clock.
  struct Moment {
    Date today;
    std::string time_utc;
  };

  /// Judges a command and, where it is accepted, keeps its event: in the ledger and in what lists
  /// show, with what it tells to whom, or not at all (STO-10). command_refused, dossier_unknown,
  /// dossier_number_taken, account_unknown.
  Result<dossier::Event> give(const std::string& number, const dossier::Command& command,
                              const std::string& account, const Moment& moment,
                              const PersonalValues& values = {});

  /// Appends an entry of the office's own (DOS-21).
  Done note(const ledger::Draft& draft);

  /// Takes in what others did meanwhile to the dossiers that are loaded.
  Done refresh();
  /// And has this one loaded, where it is there.
  Done load(const std::string& number);
  /// And every one, for whoever shows them all again and again.
  Done load_all();

  /// Of those that are loaded; dossier_unknown.
  Result<const KeptDossier*> find(const std::string& number) const;
  /// Those that are loaded.
  const std::map<std::string, KeptDossier>& dossiers() const { return dossiers_; }
  Result<dossier::Roles> roles_of(const std::string& account, const dossier::Dossier& state) const;
  /// An account of the portal and its roles of today, beside those of the file (DOS-23).
  void know(const std::string& account, dossier::Roles roles) {
    settings_.accounts[account] = roles;
  }
  const std::vector<rulebook::Rulebook>& books() const { return settings_.books; }
  /// What is true beside one dossier: bans and contacts of all the others (DOS-24).
  dossier::Surroundings around(const std::string& number, Date today) const;

  const OfficeSettings& settings() const { return settings_; }
  /// STO-20.
  Result<Rebuilt> rebuild(Rebuilding how);
  /// Takes over a ledger that was exported, into a store that has none (STO-42). Nobody is told of
  /// its events again. ledger_there.
  Result<Rebuilt> import(const std::filesystem::path& file);
  /// For what is kept beside the dossiers; entries are appended through this office alone.
  store::Store& store() { return store_; }

 private:
  DossierOffice(OfficeSettings settings, store::Store store)
      : settings_(std::move(settings)), store_(std::move(store)) {}

  Done begin();
  /// The event's consequence, with the values that bind from its day.
  Done follow(KeptDossier& kept, const dossier::Event& event);
  Done look_around();
  Done write_views(store::Transaction& transaction);
  Done read_all(store::Transaction& transaction, const KeptLedger& ledger);
  Done take_in(const ledger::Entry& entry);
  Done catch_up(store::Transaction& transaction, const KeptLedger& ledger);
  Done know(store::Transaction& transaction, const KeptLedger& ledger, const std::string& number);
  /// Those who are concerned by the last event (NTC-11).
  Done tell(store::Transaction& transaction, const KeptDossier& kept, const Moment& moment);
  void stand_by(const std::string& number, const KeptDossier& kept);
  Result<const dossier::Terms*> terms_for(const std::vector<std::string>& databases, Date day);
  Result<dossier::Event> judge(const std::string& number, const KeptDossier& kept,
                               const dossier::Command& command, const std::string& account,
                               Date today) const;

  OfficeSettings settings_;
  store::Store store_;
  Correspondents correspondents_;
  std::map<std::string, KeptDossier> dossiers_;
  bool all_ = false;                                    ///< every dossier is loaded
  std::map<std::string, store::Bystander> bystanders_;  ///< of all dossiers, loaded or not
  std::int64_t taken_ = 0;                              ///< entries of the ledger that are known
  std::map<std::string, dossier::Terms> terms_;         ///< by databases and bound books
};

/// The values of the rulebooks that a dossier asks for (docs/spec/dossier.md). A value that no book
/// states stays the scheme's own: what `Terms` says, where the manual and both guidelines agree.
Result<dossier::Terms> terms_of(const rulebook::RulebookSet& rules,
                                const std::vector<std::string>& databases);

}  // namespace renga::service
