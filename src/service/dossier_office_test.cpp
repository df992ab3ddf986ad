#include "service/errors.hpp"
#include "service/ledger_source.hpp"
#include "service/office_for_test.hpp"
#include "service/store_service.hpp"
#include "service/value_service.hpp"

#include <algorithm>

namespace renga::service {
namespace {

using Office = EachOffice;
RENGA_ON_EACH_OFFICE(Office);

std::vector<ledger::Damage> damage_in(const LedgerPath& source) {
  std::vector<ledger::Damage> kinds;
  const auto verified = verify_source(source, "example.test/renga", {}).value();
  for (const ledger::DamageFound& found : verified.damage) kinds.push_back(found.damage);
  return kinds;
}

// STO-11: two processes, each with its own memory, go on with one dossier.
// LED-34.
TEST_P(Office, TakesInWhatAnotherOneDid) {
  DossierOffice one = open();
  DossierOffice other = open();
  ASSERT_TRUE(open_dossier(one, "R8-0001"));
  ASSERT_TRUE(ask(other, "R8-0001", "ndb"));
  ASSERT_TRUE(ask(one, "R8-0001", "kaigo"));
  EXPECT_EQ(ask(other, "R8-0001", "kaigo").error().code(), code::command_refused);
  EXPECT_EQ(open_dossier(other, "R8-0001").error().code(), code::dossier_number_taken);
  ASSERT_TRUE(other.load("R8-0001"));
  EXPECT_EQ(other.find("R8-0001").value()->events.size(), 3U);
  ASSERT_TRUE(one.refresh());
  EXPECT_EQ(one.find("R8-0001").value()->state, other.find("R8-0001").value()->state);
  EXPECT_TRUE(damage_in(source()).empty());
}

// STO-10: what is refused leaves nothing.
// DOS-22.
TEST_P(Office, KeepsNothingOfARefusedCommand) {
  DossierOffice office = open();
  EXPECT_EQ(ask(office, "R8-0001", "ndb").error().code(), code::dossier_unknown);
  ASSERT_TRUE(open_dossier(office, "R8-0001"));
  EXPECT_EQ(office.give("R8-0001", {"close_dossier", "", {}}, "office-1", on("2026-04-01"))
                .error()
                .code(),
            code::command_refused);
  EXPECT_EQ(verify_source(source(), "example.test/renga", {}).value().entries, 1);
}

TEST_P(Office, RefusesTheStoreOfAnotherOffice) {
  ASSERT_TRUE(open_dossier(*std::make_unique<DossierOffice>(open()), "R8-0001"));
  write_settings("another.test/renga");
  EXPECT_EQ(DossierOffice::open(place(), store::Opening::create).error().code(),
            code::ledger_of_another);
}

TEST_P(Office, ReadsNothingWhereNothingWasMade) {
  EXPECT_EQ(DossierOffice::open(place(), store::Opening::existing).error().code(),
            code::store_missing);
}

// An altered event is found before anybody judges by it.
// DOS-22.
TEST_P(Office, FindsAnAlteredEntryWhenItReadsIt) {
  {
    DossierOffice office = open();
    ASSERT_TRUE(open_dossier(office, "R8-0001"));
    ASSERT_TRUE(ask(office, "R8-0001", "ndb"));
    ASSERT_TRUE(ask(office, "R8-0001", "kaigo"));
    ASSERT_TRUE(open_dossier(office, "R8-0002"));
  }
  tamper("UPDATE ledger_entry SET line = replace(line, 'ndb', 'dpc') WHERE number = 1");
  DossierOffice office = open();
  EXPECT_EQ(office.load("R8-0001").error().code(), code::ledger_damaged);
  EXPECT_EQ(ask(office, "R8-0001", "producer").error().code(), code::ledger_damaged);
  EXPECT_EQ(office.load_all().error().code(), code::ledger_damaged);
  EXPECT_TRUE(office.load("R8-0002")) << "whose own entries are whole";
  EXPECT_EQ(damage_in(source()), std::vector{ledger::Damage::altered});
}

// STO-41.
TEST_P(Office, FindsWhereIndexAndHeadAreNotThoseOfTheLines) {
  {
    DossierOffice office = open();
    for (const char* number : {"R8-0001", "R8-0002", "R8-0003"})
      ASSERT_TRUE(open_dossier(office, number));
  }
  tamper("UPDATE ledger_entry SET subject = 'R8-0009' WHERE number = 1");
  EXPECT_EQ(damage_in(source()), std::vector{ledger::Damage::index_other});
  tamper("UPDATE ledger_entry SET subject = 'R8-0002' WHERE number = 1");
  EXPECT_TRUE(damage_in(source()).empty());
  tamper("UPDATE ledger_head SET last_digest = 'x'");
  EXPECT_EQ(damage_in(source()), std::vector{ledger::Damage::head_other});
  tamper("UPDATE ledger_head SET entries = 4");
  EXPECT_EQ(damage_in(source()), std::vector{ledger::Damage::cut_short});
}

DossierCall call_of(const OfficePlace& place, const std::string& day) {
  return {.folder = place.folder,
          .database = place.database,
          .number = "R8-0001",
          .account = "office-1",
          .today = parse_iso_date(day)};
}

// STO-30, STO-31, SEC-63: a value is kept for its time, then erased; the chain stays whole.
TEST_P(Office, ErasesAValueOfAPersonWhenItsTimeHasPassed) {
  {
    DossierOffice office = open();
    const PersonalValues values = {{"applicant_name", Personal<std::string>("合成 花子")}};
    ASSERT_TRUE(open_dossier(office, "R8-0001", values));
  }
  const store::ValueName name{0, "applicant_name"};
  EXPECT_EQ(read_value(call_of(place(), "2026-04-02"), name).value().disclose(), "合成 花子");
  // BRD-19: what was recorded of a case is kept until its end.
  EXPECT_EQ(erase_values(call_of(place(), "2026-04-02"), {}).error().code(), code::retention_open);
  {
    DossierOffice office = open();
    const auto gone = office.give("R8-0001", {"withdraw", "", {{"reason", "x"}}}, "applicant-1",
                                  on("2026-05-01"));
    ASSERT_TRUE(gone) << gone.error().message(Language::english);
  }
  EXPECT_EQ(erase_values(call_of(place(), "2027-05-01"), {}).error().code(),
            code::retention_running);
  DossierCall stranger = call_of(place(), "2027-05-02");
  stranger.account = "applicant-1";
  EXPECT_EQ(erase_values(stranger, {}).error().code(), code::value_not_permitted);
  const auto erased = erase_values(call_of(place(), "2027-05-02"), {});
  ASSERT_TRUE(erased) << erased.error().message(Language::english);
  EXPECT_EQ(erased->values, std::vector{name});
  EXPECT_EQ(read_value(call_of(place(), "2027-05-03"), name).error().code(), code::value_gone);
  EXPECT_EQ(read_value(call_of(place(), "2027-05-03"), {0, "another"}).error().code(),
            code::value_absent);
  EXPECT_FALSE(erase_values(call_of(place(), "2027-05-03"), {}).value().entry) << "nothing is left";
  // The dossier, a reading, the withdrawal, the erasure.
  EXPECT_EQ(verify_source(source(), "example.test/renga", {}).value().entries, 4);
  EXPECT_TRUE(damage_in(source()).empty());
  EXPECT_EQ(rebuild_views(place(), Rebuilding::check).value().differing, 0);
}

/// Draws commands that are mostly possible, and gives them to one of two offices in turn.
class Crowd {
 public:
  Crowd(DossierOffice& one, DossierOffice& other) : offices_{&one, &other} {}

  /// Whether the command was accepted.
  bool give_one() {
    DossierOffice& office = *any(offices_);
    const std::string number = "R8-000" + std::to_string(random_.between(1, 6));
    if (!office.load(number)) return false;
    const auto found = office.find(number);
    const dossier::Dossier state = found ? (*found)->state : dossier::Dossier();
    const dossier::CommandRow& row = row_for(state);
    dossier::Fields fields;
    for (const dossier::Field& field : row.fields)
      if (field.required || random_.chance(0.7)) fields.set(field.name, value_for(field, number));
    const Date day = Date::from_days(20'540 + given_++ / 4);
    const auto event = office.give(number, {std::string(row.name), key_, fields},
                                   account_for(row, state), {day, to_iso(day) + "T00:00:00.000Z"});
    return event.has_value();
  }

 private:
  template <typename Range>
  const typename Range::value_type& any(const Range& range) {
    return range[random_.below(range.size())];
  }

  const dossier::CommandRow& row_for(const dossier::Dossier& state) {
    if (state.events == 0) return named("open_dossier");
    constexpr int kTries = 60;
    const dossier::CommandRow* row = nullptr;
    for (int i = 0; i < kTries; ++i) {
      row = &any(dossier::commands());
      key_ = key_for(row->track, state);
      const bool ends = row->name == "withdraw" || row->name == "revoke_approval";
      if (row->from.has(state.stage(row->track, key_)) && !(ends && random_.chance(0.95))) break;
    }
    return *row;
  }

  const dossier::CommandRow& named(std::string_view name) {
    key_.clear();
    return *dossier::command_named(name);
  }

  std::string key_for(dossier::Track track, const dossier::Dossier& state) {
    using dossier::Track;
    static const std::map<Track, std::vector<std::string>> kKeys = {
        {Track::consultation, {"producer", "ndb", "kaigo"}},
        {Track::provision, {"jisedai/univ-a", "ndb/univ-a", "kaigo/univ-a"}},
        {Track::place, {"univ-a"}},
        {Track::change, {"1", "2"}},
        {Track::publication, {"1", "2"}},
        {Track::conduct, {"1", "2"}}};
    if (track == Track::committee) return dossier::committee_for(state.databases);
    const auto found = kKeys.find(track);
    return found == kKeys.end() ? std::string() : any(found->second);
  }

  std::string account_for(const dossier::CommandRow& row, const dossier::Dossier& state) {
    if (row.roles.has(dossier::Role::board) || row.roles.has(dossier::Role::committee))
      return any(kMembers);
    for (const dossier::Role role :
         {dossier::Role::applicant, dossier::Role::producer, dossier::Role::fund,
          dossier::Role::office, dossier::Role::window, dossier::Role::extractor})
      if (row.roles.has(role)) return std::string(name_of(role)) + "-1";
    return state.contact.empty() ? "h1" : state.contact;
  }

  dossier::Value value_for(const dossier::Field& field, const std::string& number) {
    using dossier::FieldKind;
    static const std::map<std::string_view, std::vector<std::string>> kWords = {
        {"handler", {"h1", "h2", "h3"}},
        {"contact", {"h1", "h2"}},
        {"member", kMembers},
        {"vote", {"for", "against"}},
        {"outcome", {"approved", "unconditional", "held", "continued"}},
        {"change", {"section_or_name", "removal", "added_handler", "extension"}},
        {"verdict", {"pass", "fail"}},
        {"violation", {"loss", "leak"}},
        {"place", {"univ-a"}},
        {"kind", {"own", "hic"}},
        {"country", {"JP"}},
        {"provision_kind", {"special_extraction"}},
        {"applicant_kind", {"corporate"}},
        {"medium", {"HDD"}}};
    switch (field.kind) {
      case FieldKind::number:
        return random_.between(1, 12);
      case FieldKind::flag:
        return random_.chance(0.8);
      case FieldKind::day:
        return Date::from_days(static_cast<std::int32_t>(random_.between(20'600, 21'300)));
      case FieldKind::digest:
        return std::string(64, 'a');
      case FieldKind::words:
        return words_for(field.name);
      default:
        break;
    }
    if (field.name == "number") return number;
    const auto found = kWords.find(field.name);
    return found == kWords.end() ? std::string("word") : any(found->second);
  }

  static std::vector<std::string> words_for(std::string_view field) {
    if (field == "databases") return {"ndb", "kaigo"};
    if (field == "persons") return {"h1", "h2"};
    return {"m1:natural:female:outside:present", "m2:humanities:male:outside:present",
            "m3:lay:female:inside:present", "m4:natural:male:inside:present",
            "m5:natural:male:inside:present"};
  }

  static inline const std::vector<std::string> kMembers = {"m1", "m2", "m3", "m4", "m5"};

  std::vector<DossierOffice*> offices_;
  std::string key_;
  int given_ = 0;
  Random random_{20261128, "crowd of an office"};
};

std::vector<store::NoticeRow> notices_in(DossierOffice& office) {
  auto transaction = office.store().read().value();
  return store::notice_rows(transaction).value();
}

// NTC-11, STO-10: whoever is concerned is told in the transaction of the event, once.
TEST_P(Office, TellsWithTheEventWhoIsConcerned) {
  DossierOffice office = open();
  ASSERT_TRUE(open_dossier(office, "R8-0001"));
  EXPECT_TRUE(notices_in(office).empty()) << "who opens a dossier tells nobody";
  ASSERT_TRUE(ask(office, "R8-0001", "ndb"));
  EXPECT_FALSE(ask(office, "R8-0001", "ndb")) << "and what is refused tells nobody";
  const auto told = notices_in(office);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].account, "window-1");
  EXPECT_EQ(told[0].event, 2);
  EXPECT_EQ(told[0].state, "waiting");
  EXPECT_EQ(told[0].due, "2026-04-01T00:00:00.000Z");
  EXPECT_EQ(told[0].id.size(), 32U);
}

// NTC-11: an event that nobody can be told of is not kept.
TEST_P(Office, KeepsNoEventWithoutItsNotices) {
  {
    DossierOffice office = open();
    ASSERT_TRUE(open_dossier(office, "R8-0001"));
  }
  tamper("ALTER TABLE outbox_notice RENAME TO elsewhere");
  {
    DossierOffice office = open();
    EXPECT_FALSE(ask(office, "R8-0001", "ndb"));
  }
  tamper("ALTER TABLE elsewhere RENAME TO outbox_notice");
  DossierOffice office = open();
  ASSERT_TRUE(office.load("R8-0001"));
  EXPECT_EQ(office.find("R8-0001").value()->events.size(), 1U);
  EXPECT_EQ(rebuild_views(place(), Rebuilding::check).value().differing, 0);
  ASSERT_TRUE(ask(office, "R8-0001", "ndb"));
  EXPECT_EQ(notices_in(office).size(), 1U);
}

// STO-20: what is kept step by step is what the ledger gives when it is read anew.
TEST_P(Office, KeepsTheListsThatTheLedgerGives) {
  constexpr int kCommands = 1'500;
  DossierOffice one = open();
  DossierOffice other = open();
  Crowd crowd(one, other);
  int accepted = 0;
  for (int i = 0; i < kCommands; ++i) accepted += crowd.give_one() ? 1 : 0;
  EXPECT_GT(accepted, kCommands / 10);
  const Rebuilt checked = rebuild_views(place(), Rebuilding::check).value();
  EXPECT_EQ(checked.differing, 0);
  EXPECT_EQ(checked.entries, accepted);
  DossierOffice fresh = open();
  ASSERT_TRUE(fresh.load_all());
  ASSERT_TRUE(one.refresh());
  EXPECT_EQ(fresh.dossiers().size(), 6U);
  for (const auto& [number, kept] : fresh.dossiers()) {
    ASSERT_TRUE(one.load(number));
    EXPECT_EQ(one.find(number).value()->state, kept.state) << number;
    const Date today = kept.events.back().day;
    EXPECT_EQ(one.around(number, today).banned, fresh.around(number, today).banned);
    EXPECT_EQ(one.around(number, today).busy_contacts, fresh.around(number, today).busy_contacts);
    EXPECT_EQ(open().around(number, today).banned, fresh.around(number, today).banned);
  }
}

// STO-20.
TEST_P(Office, MakesDamagedListsAgain) {
  {
    DossierOffice office = open();
    for (const char* number : {"R8-0001", "R8-0002", "R8-0003"})
      ASSERT_TRUE(open_dossier(office, number));
  }
  tamper("UPDATE dossier SET title = 'another' WHERE number = 'R8-0002'");
  tamper("DELETE FROM dossier_thread WHERE dossier = 'R8-0003'");
  EXPECT_EQ(rebuild_views(place(), Rebuilding::check).value().differing, 2);
  EXPECT_EQ(rebuild_views(place(), Rebuilding::write).value().differing, 2);
  EXPECT_EQ(rebuild_views(place(), Rebuilding::check).value().differing, 0);
}

}  // namespace
}  // namespace renga::service
