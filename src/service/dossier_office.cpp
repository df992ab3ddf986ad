#include "service/dossier_office.hpp"

#include "service/dossier_projection.hpp"
#include "service/dossier_terms.hpp"
#include "service/errors.hpp"
#include "service/event_notices.hpp"
#include "service/kept_ledger.hpp"
#include "service/store_service.hpp"

#include <algorithm>
#include <set>

namespace renga::service {
namespace {

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

/// FEE-06; FEE-07, LNK-06, LNK-14 where NDB and 介護DB are linked with each other
/// (docs/decisions/0050).
void take_linked(const rulebook::RulebookSet& rules, rulebook::Facts facts, dossier::Terms& terms) {
  if (const auto yen = rules.number("fee.hourly_yen", facts)) terms.fee_yen_per_hour = *yen;
  if (!facts.contains("database:ndb") || !facts.contains("database:kaigo")) return;
  facts.insert("linked:yes");
  if (const auto yen = rules.number("fee.hourly_yen_linked_ndb", facts))
    terms.fee_yen_per_hour = *yen;
  if (const auto yen = rules.number("fee.hourly_yen_linked_kaigo", facts))
    terms.fee_yen_per_care_hour = *yen;
  // LNK-06, LNK-14: what else the chapter on linked use says of these two.
  take(rules, "copies.max_linked", facts, terms.copies_max);
  if (const auto period = rulebook::use_period(rules, "cap_linked", facts))
    terms.use_months_max = static_cast<int>((*period)->value<std::int64_t>("months"));
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

Error refusal_error(const dossier::Refusal& refusal, const dossier::Command& command,
                    const dossier::Dossier& state, const dossier::Terms& terms) {
  const auto text = dossier::text_of(refusal, command, state, terms);
  return Error(code::command_refused)
      .rule(refusal.rule)
      .with("command_ja", text.what.japanese)
      .with("command_en", text.what.english)
      .with("remedy_ja", text.remedy.japanese)
      .with("remedy_en", text.remedy.english)
      .with("names", text.typed)
      .with("field", refusal.field);
}

Error with_names(Error error) {
  const std::string names(error.detail("names"));
  if (error.code() != code::command_refused || names.empty()) return error;
  return std::move(error).with("typed", " [" + names + "]");
}

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
  take_linked(rules, facts, terms);
  take_changes(rules, facts, terms);
  terms.asks = asks_of(rules, databases);
  return terms;
}

Result<DossierOffice> DossierOffice::open(const OfficePlace& place, store::Opening opening) {
  RENGA_ASSIGN(OfficeSettings settings, read_office_settings(place.folder));
  RENGA_ASSIGN(const store::Address address, address_of(place));
  RENGA_ASSIGN(store::Store store, store::Store::open(address, opening));
  DossierOffice office(std::move(settings), std::move(store));
  if (opening != store::Opening::existing) RENGA_TRY(office.begin());
  RENGA_TRY(office.look_around());
  return office;
}

Done DossierOffice::begin() {
  {
    RENGA_ASSIGN(store::Transaction transaction, store_.read());
    RENGA_ASSIGN(const auto head, store::ledger_head(transaction));
    if (head) return {};
  }
  RENGA_ASSIGN(store::Transaction transaction, store_.write());
  RENGA_TRY(KeptLedger::begin(transaction, settings_.origin));
  return transaction.commit();
}

Done DossierOffice::look_around() {
  RENGA_ASSIGN(store::Transaction transaction, store_.read());
  RENGA_ASSIGN(const KeptLedger ledger, KeptLedger::read(transaction, settings_.origin));
  taken_ = ledger.head().entries;
  RENGA_ASSIGN(const auto bystanders, store::bystanders(transaction));
  for (const store::Bystander& one : bystanders) bystanders_[one.number] = one;
  return {};
}

Done DossierOffice::refresh() {
  RENGA_ASSIGN(store::Transaction transaction, store_.read());
  RENGA_ASSIGN(const KeptLedger ledger, KeptLedger::read(transaction, settings_.origin));
  return catch_up(transaction, ledger);
}

Done DossierOffice::load(const std::string& number) {
  RENGA_ASSIGN(store::Transaction transaction, store_.read());
  RENGA_ASSIGN(const KeptLedger ledger, KeptLedger::read(transaction, settings_.origin));
  RENGA_TRY(catch_up(transaction, ledger));
  return know(transaction, ledger, number);
}

Done DossierOffice::load_all() {
  RENGA_ASSIGN(store::Transaction transaction, store_.read());
  RENGA_ASSIGN(const KeptLedger ledger, KeptLedger::read(transaction, settings_.origin));
  return read_all(transaction, ledger);
}

Done DossierOffice::read_all(store::Transaction& transaction, const KeptLedger& ledger) {
  dossiers_.clear();
  bystanders_.clear();
  RENGA_TRY(ledger.each_entry(transaction,
                              [&](const ledger::Entry& entry) -> Done { return take_in(entry); }));
  for (const auto& [number, kept] : dossiers_) stand_by(number, kept);
  taken_ = ledger.head().entries;
  all_ = true;
  return {};
}

Done DossierOffice::take_in(const ledger::Entry& entry) {
  if (is_office_kind(entry.said.kind)) return {};
  auto event = dossier::event_of(entry.said.kind, entry.said.actor, entry.said.body);
  if (!event) return fail(unknown_event(entry.number));
  KeptDossier& kept = dossiers_[entry.said.subject];
  RENGA_TRY(follow(kept, *event));
  kept.events.push_back(*std::move(event));
  return {};
}

/// Dossiers that others went on with are read anew: which of their events are known does not
/// matter.
Done DossierOffice::catch_up(store::Transaction& transaction, const KeptLedger& ledger) {
  if (ledger.head().entries == taken_) return {};
  std::set<std::string> moved;
  RENGA_TRY(store::each_line(transaction, taken_, [&](const store::LedgerLine& line) -> Done {
    moved.insert(line.subject);
    return {};
  }));
  for (const std::string& number : moved) dossiers_.erase(number);
  for (const std::string& number : moved) {
    RENGA_TRY(know(transaction, ledger, number));
    const auto found = dossiers_.find(number);
    if (found != dossiers_.end()) stand_by(number, found->second);
  }
  taken_ = ledger.head().entries;
  return {};
}

Done DossierOffice::know(store::Transaction& transaction, const KeptLedger& ledger,
                         const std::string& number) {
  if (dossiers_.contains(number) || (all_ && ledger.head().entries == taken_)) return {};
  RENGA_ASSIGN(const auto entries, ledger.entries_about(transaction, number));
  for (const ledger::Entry& entry : entries) RENGA_TRY(take_in(entry));
  return {};
}

void DossierOffice::stand_by(const std::string& number, const KeptDossier& kept) {
  const store::DossierView view = view_of(kept);
  store::Bystander& one = bystanders_[number];
  one = {.number = number,
         .busy = view.dossier.submitted && !view.dossier.over,
         .contact = view.dossier.contact,
         .handlers = {},
         .bans = view.bans};
  for (const store::HandlerRow& handler : view.handlers)
    if (!handler.removed) one.handlers.push_back(handler.account);
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

Done DossierOffice::follow(KeptDossier& kept, const dossier::Event& event) {
  if (is_bound_anew(kept.state, event)) {
    const auto databases =
        kept.state.events == 0 ? event.fields.words("databases") : names_of(kept.state.databases);
    RENGA_ASSIGN(const dossier::Terms* terms, terms_for(databases, event.day));
    kept.terms = *terms;
    if (kept.bindings.empty() || kept.bindings.back().terms.rulebooks != terms->rulebooks)
      kept.bindings.push_back({kept.events.size(), *terms});
  }
  dossier::evolve(kept.state, event, kept.terms);
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
  const std::string day = to_iso(today);
  for (const auto& [other, bystander] : bystanders_) {
    for (const store::BanRow& ban : bystander.bans)
      if (!ban.until || day <= *ban.until) around.banned.insert(ban.account);
    if (other == number || !bystander.busy) continue;
    if (!bystander.contact.empty()) around.busy_contacts.insert(bystander.contact);
    around.busy_handlers.insert(bystander.handlers.begin(), bystander.handlers.end());
  }
  return around;
}

Result<dossier::Event> DossierOffice::judge(const std::string& number, const KeptDossier& kept,
                                            const dossier::Command& command,
                                            const std::string& account, Date today) const {
  RENGA_ASSIGN(const dossier::Roles roles, roles_of(account, kept.state));
  const auto decision =
      dossier::decide(kept.state, command, {account, roles}, kept.terms, around(number, today));
  if (const auto* event = std::get_if<dossier::Event>(&decision)) return *event;
  const auto& refusal = std::get<dossier::Refusal>(decision);
  return fail(refusal_error(refusal, command, kept.state, kept.terms));
}

Result<dossier::Event> DossierOffice::give(const std::string& number,
                                           const dossier::Command& command,
                                           const std::string& account, const Moment& moment,
                                           const PersonalValues& values) {
  RENGA_ASSIGN(store::Transaction transaction, store_.write());
  RENGA_ASSIGN(KeptLedger ledger, KeptLedger::take(transaction, settings_.origin));
  RENGA_TRY(catch_up(transaction, ledger));
  RENGA_TRY(know(transaction, ledger, number));
  const bool opens = command.name == "open_dossier";
  const auto found = dossiers_.find(number);
  const bool there = found != dossiers_.end();
  if (opens && there) return fail(Error(code::dossier_number_taken).with("dossier", number));
  if (!opens && !there) return fail(Error(code::dossier_unknown).with("dossier", number));
  static const KeptDossier kNew;
  const KeptDossier& kept = there ? found->second : kNew;
  RENGA_ASSIGN(const dossier::Event event, judge(number, kept, command, account, moment.today));
  KeptDossier next = kept;
  RENGA_TRY(follow(next, event));
  next.events.push_back(event);
  RENGA_TRY(ledger.append(transaction,
                          {.time_utc = moment.time_utc,
                           .subject = number,
                           .kind = event.command,
                           .actor = event.actor,
                           .body = dossier::to_body(event)},
                          values));
  RENGA_TRY(project(transaction, kept, next));
  RENGA_TRY(tell(transaction, next, moment));
  RENGA_TRY(transaction.commit());
  taken_ = ledger.head().entries;
  stand_by(number, next);
  dossiers_[number] = std::move(next);
  return event;
}

Done DossierOffice::tell(store::Transaction& transaction, const KeptDossier& kept,
                         const Moment& moment) {
  RENGA_TRY(correspondents_.look(transaction, settings_));
  const auto rows =
      notices_of_last(kept, correspondents_.readers_in(kept), settings_.origin, moment.time_utc);
  for (const store::NoticeRow& row : rows) RENGA_TRY(store::put_notice(transaction, row));
  return {};
}

Done DossierOffice::note(const ledger::Draft& draft) {
  ensure(is_office_kind(draft.kind), "an event is given as a command, not noted");
  RENGA_ASSIGN(store::Transaction transaction, store_.write());
  RENGA_ASSIGN(KeptLedger ledger, KeptLedger::take(transaction, settings_.origin));
  RENGA_TRY(catch_up(transaction, ledger));
  RENGA_TRY(ledger.append(transaction, draft));
  RENGA_TRY(transaction.commit());
  taken_ = ledger.head().entries;
  return {};
}

Result<Rebuilt> DossierOffice::rebuild(Rebuilding how) {
  RENGA_ASSIGN(store::Transaction transaction,
               how == Rebuilding::write ? store_.write() : store_.read());
  RENGA_ASSIGN(const KeptLedger ledger, how == Rebuilding::write
                                            ? KeptLedger::take(transaction, settings_.origin)
                                            : KeptLedger::read(transaction, settings_.origin));
  RENGA_TRY(read_all(transaction, ledger));
  Rebuilt rebuilt{.dossiers = std::ssize(dossiers_), .entries = taken_};
  RENGA_ASSIGN(const auto rows, store::dossier_rows(transaction));
  for (const store::DossierRow& row : rows)
    if (!dossiers_.contains(row.number)) ++rebuilt.differing;
  for (const auto& [number, kept] : dossiers_) {
    RENGA_ASSIGN(const auto there, store::view_of(transaction, number));
    if (there != view_of(kept)) ++rebuilt.differing;
  }
  if (how == Rebuilding::check) return rebuilt;
  RENGA_TRY(write_views(transaction));
  RENGA_TRY(transaction.commit());
  return rebuilt;
}

Done DossierOffice::write_views(store::Transaction& transaction) {
  RENGA_TRY(store::drop_views(transaction));
  for (const auto& [number, kept] : dossiers_)
    RENGA_TRY(store::put_view(transaction, view_of(kept), nullptr));
  return {};
}

Result<Rebuilt> DossierOffice::import(const std::filesystem::path& file) {
  RENGA_ASSIGN(store::Transaction transaction, store_.write());
  RENGA_ASSIGN(KeptLedger ledger, KeptLedger::take(transaction, settings_.origin));
  if (ledger.head().entries > 0)
    return fail(Error(code::ledger_there).with("count", ledger.head().entries));
  Done copied;
  RENGA_ASSIGN(const std::string rest, ledger::each_line(file, [&](std::string_view line) {
                 if (copied) copied = ledger.copy(transaction, line);
               }));
  RENGA_TRY(std::move(copied));
  if (!rest.empty())
    return fail(Error(code::ledger_damaged).at({file.string(), 0, ""}).with("count", 1));
  RENGA_TRY(read_all(transaction, ledger));
  RENGA_TRY(write_views(transaction));
  RENGA_TRY(transaction.commit());
  return Rebuilt{.dossiers = std::ssize(dossiers_), .entries = taken_};
}

}  // namespace renga::service
