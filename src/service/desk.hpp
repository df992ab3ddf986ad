#pragma once

#include "forms/forms.hpp"
#include "service/account_office.hpp"
#include "service/dossier_service.hpp"
#include "service/jobs.hpp"
#include "service/kept_answers.hpp"
#include "service/office_place.hpp"
#include "service/sight.hpp"

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <shared_mutex>
#include <string>
#include <utility>
#include <vector>

namespace renga::service {

struct DeskOptions {
  std::filesystem::path folder;
  std::string database;       ///< URL; empty: renga.sqlite of the folder
  bool upgrade = false;       ///< take the missing steps of the schema (STO-5)
  std::optional<Date> today;  ///< a fixed day, for tests
};

/// What a list of dossiers asks for; an empty text or nothing asks for all.
struct DossierFilter {
  std::string search = {};  ///< in number or title
  std::string phase = {};
  std::optional<dossier::Track> track = {};
  std::optional<dossier::Stage> stage = {};
  std::string database = {};
  std::optional<bool> over = {};
  std::string sort = "-last";
};

/// A dossier with what the caller is in it.
struct SeenDossier {
  KeptDossier kept;
  dossier::Roles roles;
};

/// One row of a list.
struct DossierLine {
  std::string number;
  std::string title;
  std::string applicant_kind;
  std::string provision_kind;
  std::set<std::string> databases;
  Date opened;
  Date last;
  std::int64_t events = 0;
  std::vector<std::pair<dossier::ThreadKey, dossier::Stage>> stages;
  std::string_view phase;
  std::int64_t tasks = 0;
  bool over = false;
  bool stopped = false;
};

template <typename Item>
struct Page {
  std::vector<Item> items;
  std::int64_t total = 0;
  std::optional<std::int64_t> next;  ///< where the next page begins
};

struct PageWish {
  std::int64_t from = 0;
  std::int64_t limit = 50;
};

struct DeskTask {
  std::string dossier;
  std::string title;
  OpenTask task;
  std::optional<Date> due = {};  ///< by when, where a rule says so (DOS-30)
  bool overdue = false;
};

/// Something due in a dossier that the caller sees; `mine`: the caller is who has to do it.
struct DeskDue {
  std::string dossier;
  std::string title;
  dossier::Due due;
  bool mine = false;
};

/// A command with the values of its fields as they are, not as texts.
struct TypedCommand {
  dossier::Command command;
  std::optional<std::int64_t> expected_events;  ///< If-Match
};

struct GivenToDossier {
  dossier::Event event;
  SeenDossier after;
};

/// What a meeting comes to (BRD-02, BRD-14, BRD-15).
struct MeetingCounts {
  bool composed = false;
  bool quorum = false;
  bool carried = false;
  std::int64_t votes_given = 0;
  std::int64_t votes_for = 0;
  std::int64_t votes_against = 0;
};
MeetingCounts counts_of(const dossier::Meeting& meeting, const dossier::Terms& terms);

OfficePlace place_of(const DeskOptions& options);

/// The accounts of a folder alone, while a server may be running. The store is made where there is
/// none.
Result<AccountOffice> open_accounts(const DeskOptions& options);

/// What the server serves: the dossiers and the accounts of one office, for one caller at a time.
/// Every function judges first whether the caller sees the dossier; who does not gets
/// dossier_unknown. Safe to call from several threads: readers do not wait for each other.
class Desk {
 public:
  static Result<std::unique_ptr<Desk>> open(const DeskOptions& options);
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;
  ~Desk();

  AccountOffice& accounts() { return accounts_; }
  const accounts::SessionLimits& limits() const { return accounts_.limits(); }
  const accounts::PasswordRules& password_rules() const { return accounts_.password_rules(); }
  Date today() const;
  Seconds now() const;
  /// A name for one request, for the log: not guessed, not repeated.
  std::string request_name();
  std::shared_ptr<const Directory> directory() const;
  /// Accounts changed: names and roles are read anew.
  void accounts_changed();
  /// How many steps of the schema the store has taken.
  std::int64_t schema() const;
  /// SEC-59: by another person, who says how identity was checked.
  Result<Invitation> reset_password(const Account& by, std::string_view account,
                                    std::string_view identity_checked);
  const std::filesystem::path& folder() const { return options_.folder; }
  /// URL of the database; empty where it is the folder's own.
  const std::string& database() const { return options_.database; }
  /// The rulebooks of the office.
  const std::vector<rulebook::Rulebook>& books() const { return office_.books(); }
  /// Who stands behind the accounts of `office.toml`.
  const forms::Registry& registry() const { return office_.settings().registry; }
  Jobs& jobs() { return *jobs_; }
  /// An entry of the office's own about a dossier that the caller sees; no event of it (DOS-21).
  Done note(const Account& who, const std::string& number, std::string_view kind,
            const std::string& body);

  /// Something that the store keeps beside the dossiers, in one transaction.
  template <typename Work>
  auto reading(const Work& work) -> decltype(work(std::declval<store::Transaction&>())) {
    const std::lock_guard lock(papers_lock_);
    RENGA_ASSIGN(store::Transaction transaction, papers_->read());
    return work(transaction);
  }
  /// The same with changes, which are kept where the work was done.
  template <typename Work>
  auto writing(const Work& work) -> decltype(work(std::declval<store::Transaction&>())) {
    const std::lock_guard lock(papers_lock_);
    RENGA_ASSIGN(store::Transaction transaction, papers_->write());
    auto done = work(transaction);
    if (done) RENGA_TRY(transaction.commit());
    return done;
  }

  /// Every dossier that the caller sees, in the order of the numbers.
  void each_seen(const Account& who, const std::function<void(const KeptDossier&)>& take) const;

  std::int64_t dossier_count() const;
  std::int64_t event_count() const;

  Result<SeenDossier> show(const Account& who, const std::string& number) const;
  Page<DossierLine> list(const Account& who, const DossierFilter& filter,
                         const PageWish& page) const;
  /// The commands that are open to the caller in one dossier.
  Result<std::vector<OpenTask>> open_commands(const Account& who, const std::string& number) const;
  /// The same over all dossiers, earliest due first, then in the order of their last change: what
  /// the road waits for; with `all`, whatever the account could do (API-31).
  Result<Page<DeskTask>> tasks(const Account& who, bool all, const PageWish& page) const;
  /// What is due in one dossier, or in all that are not over, the earliest first (DOS-30). Without
  /// `all` what the account has to do, or is reminded of (API-34).
  Result<Page<DeskDue>> deadlines(const Account& who, const std::optional<std::string>& number,
                                  bool all, const PageWish& page) const;
  /// Everything that is due in the dossiers that the caller sees and that are not over.
  Done each_due(const Account& who,
                const std::function<void(const KeptDossier&, const dossier::Due&)>& take) const;
  /// What every dossier that the caller sees adds to the figures.
  void each_figures(const Account& who,
                    const std::function<void(const DossierFigures&)>& take) const;

  /// state_moved_on where `expected_events` is another, and what DossierOffice::give refuses.
  Result<GivenToDossier> give(const Account& who, const std::string& number,
                              const TypedCommand& command);
  /// Opens a dossier under the next number of the fiscal year.
  Result<GivenToDossier> open_dossier(const Account& who, dossier::Fields fields);

 private:
  Desk(DeskOptions options, DossierOffice office, AccountOffice accounts, store::Store papers);

  /// Takes in what other processes did, at most every other second.
  void look_again() const;
  /// dossier_unknown where the caller does not see it.
  Result<const KeptDossier*> seen_one(const Account& who, const std::string& number,
                                      const Directory& names) const;
  KeptAnswers::Tasks tasks_in(const Account& who, const KeptDossier& kept) const;
  DossierOffice::Moment moment() const;
  std::string next_number() const;
  bool wants(const DossierFilter& filter, const KeptDossier& kept) const;
  DossierLine line_of(const Account& who, const KeptDossier& kept) const;
  std::vector<const KeptDossier*> seen_by(const Account& who, const DossierFilter& filter) const;
  Result<GivenToDossier> give_held(const Account& who, const std::string& number,
                                   const TypedCommand& command);

  DeskOptions options_;
  mutable std::shared_mutex lock_;
  mutable DossierOffice office_;
  mutable std::atomic<Seconds> looked_ = 0;
  AccountOffice accounts_;
  std::mutex papers_lock_;
  std::unique_ptr<store::Store> papers_;
  std::unique_ptr<Jobs> jobs_;
  std::unique_ptr<KeptAnswers> answers_;
  mutable std::mutex directory_lock_;
  mutable std::shared_ptr<const Directory> directory_;
  mutable std::int64_t directory_of_ = 0;  ///< the accounts as they were
  std::atomic<std::uint64_t> requests_ = 0;
};

}  // namespace renga::service
