#include "service/desk.hpp"

#include "service/account_words.hpp"
#include "service/clock.hpp"
#include "service/errors.hpp"
#include "service/rulebooks.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include <fmt/format.h>

namespace renga::service {
namespace {

constexpr std::string_view kKeyName = "server.key";

/// The values on passwords of the newest guideline on NDB, which the server itself obeys.
Result<accounts::PasswordRules> rules_on_passwords(const std::vector<rulebook::Rulebook>& books,
                                                   Date day) {
  const std::vector<std::string> databases = {"ndb"};
  const auto binding = rulebook::binding_on(books, databases, day);
  RENGA_ASSIGN(const auto rules, rulebook::RulebookSet::of(binding, books));
  const rulebook::Facts facts = {"database:ndb"};
  accounts::PasswordRules read;
  RENGA_ASSIGN(read.length_min, rules.number("password.length_min", facts));
  RENGA_ASSIGN(read.length_no_rotation, rules.number("password.no_rotation_length", facts));
  RENGA_ASSIGN(read.rotation_months, rules.number("password.rotation_months", facts));
  return read;
}

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != text.npos;
}

struct SortRow {
  std::string_view name;
  bool (*before)(const KeptDossier& one, const KeptDossier& other);
};

Date last_of(const KeptDossier& kept) {
  return kept.events.back().day;
}

/// Whether the other one changed later.
bool later(const KeptDossier& one, const KeptDossier& other) {
  if (last_of(one) != last_of(other)) return last_of(one) < last_of(other);
  return one.state.number < other.state.number;
}

constexpr std::array kSorts = {
    SortRow{"-last",
            [](const KeptDossier& one, const KeptDossier& other) { return later(other, one); }},
    SortRow{"last", later},
    SortRow{"number",
            [](const KeptDossier& one, const KeptDossier& other) {
              return one.state.number < other.state.number;
            }},
    SortRow{"-number",
            [](const KeptDossier& one, const KeptDossier& other) {
              return one.state.number > other.state.number;
            }},
};

template <typename Item, typename Make, typename From>
Page<Item> page_of(const std::vector<From>& all, const PageWish& wish, const Make& make) {
  Page<Item> page;
  page.total = std::ssize(all);
  const std::int64_t end = std::min(page.total, wish.from + wish.limit);
  for (std::int64_t place = wish.from; place < end; ++place)
    page.items.push_back(make(all[static_cast<std::size_t>(place)]));
  if (end < page.total) page.next = end;
  return page;
}

/// What makes a task due: settled by its command, about the same thread, or about something that
/// is no thread of its track (the database whose review a form is for).
const dossier::Due* due_of(const OpenTask& task, const dossier::Dossier& state,
                           const std::vector<dossier::Due>& dues) {
  const auto due = std::ranges::find_if(dues, [&](const dossier::Due& one) {
    if (one.command != task.row->name) return false;
    if (one.key == task.key) return true;
    const auto keys = keys_of(state, task.row->track);
    return std::ranges::find(keys, one.key) == keys.end();
  });
  return due == dues.end() ? nullptr : &*due;
}

}  // namespace

MeetingCounts counts_of(const dossier::Meeting& meeting, const dossier::Terms& terms) {
  MeetingCounts counts{.composed = !dossier::composition_fault(meeting, terms),
                       .quorum = dossier::has_quorum(meeting, terms),
                       .carried = dossier::carried(meeting)};
  for (const auto& [account, member] : meeting.members) {
    counts.votes_for += member.vote == "for" ? 1 : 0;
    counts.votes_against += member.vote == "against" ? 1 : 0;
  }
  counts.votes_given = counts.votes_for + counts.votes_against;
  return counts;
}

Desk::Desk(DeskOptions options, DossierOffice office, AccountOffice accounts, store::Store papers)
    : options_(std::move(options)),
      office_(std::move(office)),
      accounts_(std::move(accounts)),
      papers_(std::make_unique<store::Store>(std::move(papers))),
      jobs_(std::make_unique<Jobs>()),
      answers_(std::make_unique<KeptAnswers>()) {}
Desk::~Desk() = default;

Result<std::unique_ptr<Desk>> Desk::open(const DeskOptions& options) {
  RENGA_ASSIGN(AccountOffice accounts, open_accounts(options));
  RENGA_ASSIGN(DossierOffice office,
               DossierOffice::open(place_of(options), store::Opening::create));
  RENGA_TRY(office.load_all());
  RENGA_ASSIGN(const store::Address address, address_of(place_of(options)));
  RENGA_ASSIGN(store::Store papers, store::Store::open(address, store::Opening::existing));
  return std::unique_ptr<Desk>(
      new Desk(options, std::move(office), std::move(accounts), std::move(papers)));
}

OfficePlace place_of(const DeskOptions& options) {
  return {options.folder, options.database};
}

void Desk::look_again() const {
  constexpr Seconds kEvery = 2;
  if (now() < looked_ + kEvery) return;
  const std::unique_lock lock(lock_);
  // Where it fails nothing is missed: a command takes in what others did before it is judged.
  if (office_.refresh()) looked_ = now();
}

Result<AccountOffice> open_accounts(const DeskOptions& options) {
  RENGA_ASSIGN(const store::Address address, address_of(place_of(options)));
  {
    RENGA_ASSIGN([[maybe_unused]] const store::Store made,
                 store::Store::open(
                     address, options.upgrade ? store::Opening::upgrade : store::Opening::create));
  }
  RENGA_ASSIGN(const auto books, read_rulebooks(std::nullopt));
  RENGA_ASSIGN(const auto rules,
               rules_on_passwords(books, options.today.value_or(service::today())));
  RENGA_ASSIGN(factors::ServerKey key, factors::ServerKey::open(options.folder / kKeyName));
  return AccountOffice::open(address, std::move(key), rules);
}

Date Desk::today() const {
  return options_.today.value_or(service::today());
}

Seconds Desk::now() const {
  return now_seconds();
}

std::string Desk::request_name() {
  return fmt::format("{:x}-{:x}", now(), ++requests_);
}

DossierOffice::Moment Desk::moment() const {
  if (options_.today) return {*options_.today, to_iso(*options_.today) + "T00:00:00.000Z"};
  return {today(), now_utc_exact()};
}

std::shared_ptr<const Directory> Desk::directory() const {
  const std::int64_t versions = accounts_.versions();
  const std::lock_guard lock(directory_lock_);
  if (directory_ == nullptr || directory_of_ != versions) {
    directory_of_ = versions;
    Directory made;
    const auto all = accounts_.all();
    if (!all) return std::make_shared<const Directory>();
    for (const Account& account : *all)
      made[account.account] = {account.name, account.organisation, account.roles};
    directory_ = std::make_shared<const Directory>(std::move(made));
  }
  return directory_;
}

void Desk::accounts_changed() {
  const std::lock_guard lock(directory_lock_);
  directory_ = nullptr;
}

std::int64_t Desk::schema() const {
  return std::ssize(store::migrations());
}

Result<Invitation> Desk::reset_password(const Account& by, std::string_view account,
                                        std::string_view identity_checked) {
  RENGA_ASSIGN(Invitation invitation,
               accounts_.reset(account, {by.account, std::string(identity_checked)}, now()));
  accounts_changed();
  return invitation;
}

std::int64_t Desk::dossier_count() const {
  const std::shared_lock lock(lock_);
  return std::ssize(office_.dossiers());
}

std::int64_t Desk::event_count() const {
  const std::shared_lock lock(lock_);
  std::int64_t events = 0;
  for (const auto& [number, kept] : office_.dossiers()) events += std::ssize(kept.events);
  return events;
}

Done Desk::note(const Account& who, const std::string& number, std::string_view kind,
                const std::string& body) {
  const auto names = directory();
  const std::unique_lock lock(lock_);
  RENGA_TRY(seen_one(who, number, *names));
  return office_.note({.time_utc = moment().time_utc,
                       .subject = number,
                       .kind = std::string(kind),
                       .actor = who.account,
                       .body = body});
}

void Desk::each_seen(const Account& who,
                     const std::function<void(const KeptDossier&)>& take) const {
  look_again();
  const auto names = directory();
  const std::shared_lock lock(lock_);
  for (const auto& [number, kept] : office_.dossiers())
    if (sees(who, kept, *names)) take(kept);
}

Result<const KeptDossier*> Desk::seen_one(const Account& who, const std::string& number,
                                          const Directory& names) const {
  const auto found = office_.find(number);
  if (!found || !sees(who, **found, names))
    return fail(Error(code::dossier_unknown).with("dossier", number));
  return *found;
}

Result<SeenDossier> Desk::show(const Account& who, const std::string& number) const {
  look_again();
  const auto names = directory();
  const std::shared_lock lock(lock_);
  RENGA_ASSIGN(const KeptDossier* kept, seen_one(who, number, *names));
  return SeenDossier{*kept, roles_in(who, kept->state)};
}

bool Desk::wants(const DossierFilter& filter, const KeptDossier& kept) const {
  const dossier::Dossier& state = kept.state;
  if (!holds(state.number, filter.search) && !holds(state.title, filter.search)) return false;
  if (!filter.phase.empty() && phase_of(state).name != filter.phase) return false;
  if (!filter.database.empty() && !state.databases.contains(filter.database)) return false;
  if (filter.over && state.over() != *filter.over) return false;
  if (!filter.track && !filter.stage) return true;
  return std::ranges::any_of(state.threads, [&](const auto& thread) {
    return (!filter.track || thread.first.track == *filter.track) &&
           (!filter.stage || thread.second.stage == *filter.stage);
  });
}

std::vector<const KeptDossier*> Desk::seen_by(const Account& who,
                                              const DossierFilter& filter) const {
  const auto names = directory();
  std::vector<const KeptDossier*> seen;
  for (const auto& [number, kept] : office_.dossiers())
    if (sees(who, kept, *names) && wants(filter, kept)) seen.push_back(&kept);
  auto sort = std::ranges::find(kSorts, filter.sort, &SortRow::name);
  if (sort == kSorts.end()) sort = kSorts.begin();
  std::ranges::sort(seen, [&](const KeptDossier* one, const KeptDossier* other) {
    return sort->before(*one, *other);
  });
  return seen;
}

DossierLine Desk::line_of(const Account& who, const KeptDossier& kept) const {
  const dossier::Dossier& state = kept.state;
  DossierLine line{.number = state.number,
                   .title = state.title,
                   .applicant_kind = state.applicant_kind,
                   .provision_kind = state.provision_kind,
                   .databases = state.databases,
                   .opened = kept.events.front().day,
                   .last = kept.events.back().day,
                   .events = std::ssize(kept.events),
                   .stages = {},
                   .phase = phase_of(state).name,
                   .tasks = std::ssize(*tasks_in(who, kept)),
                   .over = state.over(),
                   .stopped = state.stopped};
  for (const auto& [key, thread] : state.threads)
    if (thread.stage != dossier::Stage::idle) line.stages.emplace_back(key, thread.stage);
  return line;
}

Page<DossierLine> Desk::list(const Account& who, const DossierFilter& filter,
                             const PageWish& page) const {
  look_again();
  const std::shared_lock lock(lock_);
  return page_of<DossierLine>(seen_by(who, filter), page,
                              [&](const KeptDossier* kept) { return line_of(who, *kept); });
}

KeptAnswers::Tasks Desk::tasks_in(const Account& who, const KeptDossier& kept) const {
  const Date day = today();
  return answers_->tasks(kept, {who.account, roles_in(who, kept.state)}, day,
                         [&] { return office_.around(kept.state.number, day); });
}

Result<std::vector<OpenTask>> Desk::open_commands(const Account& who,
                                                  const std::string& number) const {
  look_again();
  const auto names = directory();
  const std::shared_lock lock(lock_);
  RENGA_ASSIGN(const KeptDossier* kept, seen_one(who, number, *names));
  return *tasks_in(who, *kept);
}

Result<Page<DeskTask>> Desk::tasks(const Account& who, bool all, const PageWish& wish) const {
  struct Waiting {
    const KeptDossier* kept;
    const OpenTask* task;
    const dossier::Due* due;
  };
  const std::shared_lock lock(lock_);
  std::vector<std::pair<KeptAnswers::Tasks, KeptAnswers::Dues>> held;
  std::vector<Waiting> waiting;
  for (const KeptDossier* kept : seen_by(who, {.over = false})) {
    KeptAnswers::Tasks tasks = tasks_in(who, *kept);
    if (std::ranges::none_of(*tasks, [&](const OpenTask& task) { return all || task.next; }))
      continue;
    RENGA_ASSIGN(KeptAnswers::Dues dues, answers_->dues(*kept, today()));
    for (const OpenTask& task : *tasks)
      if (all || task.next) waiting.push_back({kept, &task, due_of(task, kept->state, *dues)});
    held.emplace_back(std::move(tasks), std::move(dues));
  }
  std::ranges::stable_sort(waiting, {}, [](const Waiting& one) {
    return one.due == nullptr ? std::numeric_limits<std::int32_t>::max() : one.due->by.days();
  });
  return page_of<DeskTask>(waiting, wish, [](const Waiting& one) {
    DeskTask task{one.kept->state.number, one.kept->state.title, *one.task};
    if (one.due != nullptr) {
      task.due = one.due->by;
      task.overdue = one.due->overdue;
    }
    return task;
  });
}

Done Desk::each_due(
    const Account& who,
    const std::function<void(const KeptDossier&, const dossier::Due&)>& take) const {
  const auto names = directory();
  const std::shared_lock lock(lock_);
  for (const auto& [number, kept] : office_.dossiers()) {
    if (kept.state.over() || !sees(who, kept, *names)) continue;
    RENGA_ASSIGN(const KeptAnswers::Dues dues, answers_->dues(kept, today()));
    for (const dossier::Due& due : *dues) take(kept, due);
  }
  return {};
}

void Desk::each_figures(const Account& who,
                        const std::function<void(const DossierFigures&)>& take) const {
  each_seen(who, [&](const KeptDossier& kept) { take(*answers_->figures(kept, today())); });
}

Result<Page<DeskDue>> Desk::deadlines(const Account& who, const std::optional<std::string>& number,
                                      bool all_of_them, const PageWish& wish) const {
  look_again();
  const auto names = directory();
  const std::shared_lock lock(lock_);
  std::vector<const KeptDossier*> seen;
  if (number) {
    RENGA_ASSIGN(const KeptDossier* kept, seen_one(who, *number, *names));
    seen.push_back(kept);
  } else {
    seen = seen_by(who, {.over = false});
  }
  std::vector<KeptAnswers::Dues> held;
  std::vector<std::pair<const KeptDossier*, const dossier::Due*>> all;
  for (const KeptDossier* kept : seen) {
    RENGA_ASSIGN(held.emplace_back(), answers_->dues(*kept, today()));
    const dossier::Roles roles = roles_in(who, kept->state);
    for (const dossier::Due& due : *held.back())
      if (all_of_them || due.who.meets(roles) || due.watching.meets(roles))
        all.emplace_back(kept, &due);
  }
  std::ranges::stable_sort(all, {}, [](const auto& one) { return one.second->by; });
  return page_of<DeskDue>(all, wish, [&](const auto& one) {
    const dossier::Dossier& state = one.first->state;
    return DeskDue{state.number, state.title, *one.second,
                   one.second->who.meets(roles_in(who, state))};
  });
}

Result<GivenToDossier> Desk::give_held(const Account& who, const std::string& number,
                                       const TypedCommand& command) {
  office_.know(who.account, who.roles);
  RENGA_ASSIGN(dossier::Event event, office_.give(number, command.command, who.account, moment()));
  RENGA_ASSIGN(const KeptDossier* kept, office_.find(number));
  return GivenToDossier{std::move(event), {*kept, roles_in(who, kept->state)}};
}

Result<GivenToDossier> Desk::give(const Account& who, const std::string& number,
                                  const TypedCommand& command) {
  const auto names = directory();
  const std::unique_lock lock(lock_);
  RENGA_ASSIGN(const KeptDossier* kept, seen_one(who, number, *names));
  if (command.expected_events && *command.expected_events != std::ssize(kept->events))
    return fail(Error(code::state_moved_on));
  return give_held(who, number, command);
}

std::string Desk::next_number() const {
  // The fiscal year of Japan begins in April (JPC-11).
  const Date day = today();
  const int year = day.month() >= 4 ? day.year() : day.year() - 1;
  constexpr int kBeforeReiwa = 2018;
  for (int number = static_cast<int>(office_.dossiers().size()) + 1;; ++number) {
    std::string name = fmt::format("R{}-{:04}", year - kBeforeReiwa, number);
    if (!office_.dossiers().contains(name)) return name;
  }
}

Result<GivenToDossier> Desk::open_dossier(const Account& who, dossier::Fields fields) {
  const std::unique_lock lock(lock_);
  const std::string number = next_number();
  fields.set("number", number);
  return give_held(who, number, {{"open_dossier", "", std::move(fields)}, std::nullopt});
}

}  // namespace renga::service
