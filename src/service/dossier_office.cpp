#include "service/dossier_office.hpp"

#include "files/files.hpp"
#include "service/errors.hpp"
#include "service/rulebooks.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace renga::service {
namespace {

constexpr std::string_view kSettingsName = "office.toml";
constexpr std::string_view kLedgerName = "ledger.jsonl";

Result<dossier::Roles> read_roles(const Settings& account) {
  RENGA_TRY(account.only({"roles"}));
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

Result<OfficeSettings> read_settings(const std::filesystem::path& folder) {
  OfficeSettings settings;
  settings.file = folder / kSettingsName;
  RENGA_ASSIGN(const std::string text, files::read_small(settings.file));
  RENGA_ASSIGN(const Settings root, Settings::parse(text, settings.file.string()));
  RENGA_TRY(root.only({"origin", "rulebooks", "account"}));
  RENGA_ASSIGN(settings.origin, root.text("origin"));
  if (!ledger::is_origin(settings.origin))
    return fail(root.error(code::field_bad, "origin")
                    .with("field", "origin")
                    .with("kind", "origin")
                    .with("expected", "example.go.jp/renga"));
  std::optional<std::filesystem::path> books;
  if (root.has("rulebooks")) {
    RENGA_ASSIGN(const std::string name, root.text("rulebooks"));
    books = folder / name;
  }
  RENGA_ASSIGN(settings.books, read_rulebooks(books));
  RENGA_ASSIGN(const Settings accounts, root.table("account"));
  for (const std::string& name : accounts.keys()) {
    RENGA_ASSIGN(const Settings account, accounts.table(name));
    RENGA_ASSIGN(settings.accounts[name], read_roles(account));
  }
  return settings;
}

Error unknown_event(std::int64_t number) {
  return Error(code::ledger_event_unknown).with("entry", number);
}

/// A number that a rulebook states for the case, or the one of the scheme where none does.
void take(const rulebook::RulebookSet& rules, std::string_view what, const rulebook::Facts& facts,
          int& value) {
  if (const auto stated = rules.number(what, facts)) value = static_cast<int>(*stated);
}

rulebook::Facts facts_of(const std::vector<std::string>& databases) {
  rulebook::Facts facts;
  for (const std::string& database : databases) facts.insert("database:" + database);
  return facts;
}

void take_changes(const rulebook::RulebookSet& rules, const rulebook::Facts& facts,
                  dossier::Terms& terms) {
  for (const rulebook::Entry* entry : rules.entries("change", facts)) {
    const std::string& handling = entry->value<std::string>("handling");
    auto& list = handling == "notice" ? terms.notice_changes : terms.review_changes;
    const std::string& key = entry->value<std::string>("key");
    if (std::ranges::find(list, key) == list.end()) list.push_back(key);
  }
}

bool from_dispatch(const rulebook::Entry& period) {
  return period.text_or("start", "dispatch") == "dispatch";
}

void take_period(const rulebook::RulebookSet& rules, rulebook::Facts facts, std::string_view place,
                 int& months, bool* dispatch) {
  facts.insert("place:" + std::string(place));
  const auto period = rulebook::use_period(rules, "cap", facts);
  if (!period) return;
  months = static_cast<int>((*period)->value<std::int64_t>("months"));
  if (dispatch != nullptr) *dispatch = from_dispatch(**period);
}

std::vector<std::string> names_of(const std::set<std::string>& databases) {
  return {databases.begin(), databases.end()};
}

/// The rules of the day bind a dossier until it is approved, and again when a change is applied for
/// that needs a review (TRN-04, TRN-05).
bool is_bound_anew(const dossier::Dossier& state, const dossier::Event& event) {
  const std::string judging = dossier::committee_for(state.databases);
  return state.stage(dossier::Track::committee, judging) != dossier::Stage::passed ||
         event.command == "apply_for_change";
}

}  // namespace

Result<dossier::Terms> terms_of(const rulebook::RulebookSet& rules,
                                const std::vector<std::string>& databases) {
  dossier::Terms terms;
  for (const rulebook::Rulebook* book : rules.books()) terms.rulebooks.push_back(book->name);
  const rulebook::Facts facts = facts_of(databases);
  take_period(rules, facts, "own", terms.use_months_max, &terms.period_from_dispatch);
  take_period(rules, facts, "hic", terms.use_months_max_elsewhere, nullptr);
  take(rules, "files.max", facts, terms.places_max);
  take(rules, "copies.max", facts, terms.copies_max);
  take(rules, "extension.months_max", facts, terms.extension_months_max);
  take(rules, "board.members_min", facts, terms.members_min);
  take(rules, "board.outside_min", facts, terms.outside_members_min);
  if (const auto yen = rules.number("fee.hourly_yen", facts)) terms.fee_yen_per_hour = *yen;
  take_changes(rules, facts, terms);
  return terms;
}

Result<DossierOffice> DossierOffice::open(const std::filesystem::path& folder) {
  RENGA_ASSIGN(OfficeSettings settings, read_settings(folder));
  RENGA_ASSIGN(ledger::LedgerBook book,
               ledger::LedgerBook::open(folder / kLedgerName, settings.origin));
  DossierOffice office(std::move(settings), std::move(book));
  RENGA_TRY(office.replay());
  return office;
}

Done DossierOffice::replay() {
  for (const ledger::Entry& entry : book_.entries()) {
    auto event = dossier::event_of(entry.said.kind, entry.said.actor, entry.said.body);
    if (!event) return fail(unknown_event(entry.number));
    RENGA_TRY(take_in(entry.said.subject, *std::move(event)));
  }
  return {};
}

Result<const dossier::Terms*> DossierOffice::terms_for(const std::vector<std::string>& databases,
                                                       Date day) {
  const auto binding = rulebook::binding_on(settings_.books, databases, day);
  const std::string name = join(databases, ",") + ":" + join(binding, ",");
  const auto kept = terms_.find(name);
  if (kept != terms_.end()) return &kept->second;
  RENGA_ASSIGN(const auto rules, rulebook::RulebookSet::of(binding, settings_.books));
  RENGA_ASSIGN(dossier::Terms terms, terms_of(rules, databases));
  return &terms_.emplace(name, std::move(terms)).first->second;
}

Done DossierOffice::take_in(const std::string& number, dossier::Event event) {
  KeptDossier& kept = dossiers_[number];
  if (is_bound_anew(kept.state, event)) {
    const auto databases =
        kept.events.empty() ? event.fields.words("databases") : names_of(kept.state.databases);
    RENGA_ASSIGN(const dossier::Terms* terms, terms_for(databases, event.day));
    kept.terms = *terms;
  }
  dossier::evolve(kept.state, event, kept.terms);
  kept.events.push_back(std::move(event));
  return {};
}

Result<const KeptDossier*> DossierOffice::find(const std::string& number) const {
  const auto found = dossiers_.find(number);
  if (found == dossiers_.end()) return fail(Error(code::dossier_unknown).with("dossier", number));
  return &found->second;
}

Result<dossier::Roles> DossierOffice::roles_of(const std::string& account,
                                               const dossier::Dossier& state) const {
  const auto known = settings_.accounts.find(account);
  const auto handler = state.handlers.find(account);
  const bool handles = handler != state.handlers.end() && !handler->second.removed;
  if (known == settings_.accounts.end() && !handles)
    return fail(Error(code::account_unknown)
                    .with("account", account)
                    .with("path", settings_.file.string()));
  dossier::Roles roles = known == settings_.accounts.end() ? dossier::Roles{} : known->second;
  if (handles) roles = roles.with(dossier::Role::handler);
  if (handles && state.contact == account) roles = roles.with(dossier::Role::contact);
  return roles;
}

dossier::Surroundings DossierOffice::around(const std::string& number, Date today) const {
  dossier::Surroundings around{.today = today};
  for (const auto& [other, kept] : dossiers_) {
    const dossier::Dossier& state = kept.state;
    for (const auto& [key, thread] : state.threads) {
      const auto until = thread.notes.day("banned_until");
      if (key.track == dossier::Track::conduct && thread.stage == dossier::Stage::measured &&
          (!until || today <= *until))
        for (const std::string& person : thread.notes.words("persons"))
          around.banned.insert(person);
    }
    const bool submitted = state.stage(dossier::Track::board) != dossier::Stage::idle;
    if (other != number && submitted && !state.over() && !state.contact.empty())
      around.busy_contacts.insert(state.contact);
  }
  return around;
}

Result<dossier::Event> DossierOffice::give(const std::string& number,
                                           const dossier::Command& command,
                                           const std::string& account, const Moment& moment,
                                           Language language) {
  const bool opens = command.name == "open_dossier";
  const bool there = dossiers_.contains(number);
  if (opens && there) return fail(Error(code::dossier_number_taken).with("dossier", number));
  static const KeptDossier kNew;
  const KeptDossier* kept = &kNew;
  if (!opens) {
    RENGA_ASSIGN(kept, find(number));
  }
  RENGA_ASSIGN(const dossier::Roles roles, roles_of(account, kept->state));
  const auto decision = dossier::decide(kept->state, command, {account, roles}, kept->terms,
                                        around(number, moment.today));
  if (const auto* refusal = std::get_if<dossier::Refusal>(&decision)) {
    std::string remedy(refusal->remedy.in(language));
    if (!refusal->field.empty()) remedy += " [" + refusal->field + "]";
    return fail(Error(code::command_refused)
                    .rule(refusal->rule)
                    .with("command", command.name)
                    .with("remedy", remedy)
                    .with("remedy_ja", refusal->remedy.japanese)
                    .with("remedy_en", refusal->remedy.english)
                    .with("field", refusal->field));
  }
  const auto& event = std::get<dossier::Event>(decision);
  RENGA_TRY(book_.append({.time_utc = moment.time_utc,
                          .subject = number,
                          .kind = event.command,
                          .actor = event.actor,
                          .body = dossier::to_body(event)}));
  RENGA_TRY(take_in(number, event));
  return event;
}

}  // namespace renga::service
