#include "service/figures.hpp"

#include "service/errors.hpp"
#include "service/rulebooks.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

namespace renga::service {
namespace {

using dossier::Stage;
using dossier::Track;

struct PartRow {
  Track track;
  std::string_view from;
  std::string_view to;
  Bilingual label;
};

/// The parts of the road whose length people ask about.
constexpr std::array kParts = {
    PartRow{Track::consultation,
            "ask_consultation",
            "complete_consultation",
            {"事前相談", "consultation"}},
    PartRow{Track::board,
            "submit_to_producer",
            "decide_board",
            {"作成事業者への申請から審査結果まで", "application to the producer's decision"}},
    PartRow{Track::committee,
            "accept_public_form",
            "decide_committee",
            {"公的DBの受理から審査結果まで", "acceptance to the committee's decision"}},
    PartRow{Track::agreement,
            "submit_request_form",
            "confirm_payment",
            {"依頼書から手数料の納付まで", "request form to payment"}},
    PartRow{Track::ids,
            "request_ids",
            "issue_ids",
            {"提供用IDの依頼から交付まで", "request to hand-over of provision IDs"}},
    PartRow{Track::provision,
            "decide_committee",
            "send_data",
            {"審査結果から提供まで", "decision to provision"}},
    PartRow{Track::publication,
            "request_publication",
            "confirm_publication",
            {"公表物の確認", "check before publication"}},
    PartRow{Track::application,
            "open_dossier",
            "send_data",
            {"申出の作成から提供まで", "opening to provision"}},
};

std::optional<std::int64_t> days_of(const KeptDossier& kept, const PartRow& row) {
  const auto begin = std::ranges::find(kept.events, row.from, &dossier::Event::command);
  if (begin == kept.events.end()) return std::nullopt;
  const auto end = std::find_if(begin, kept.events.end(), [&](const dossier::Event& event) {
    return event.command == row.to;
  });
  if (end == kept.events.end()) return std::nullopt;
  return end->day.days() - begin->day.days();
}

std::int64_t quantile(std::vector<std::int64_t>& days, int percent) {
  if (days.empty()) return 0;
  const auto place = (days.size() - 1) * static_cast<std::size_t>(percent) / 100;
  std::ranges::nth_element(days, days.begin() + static_cast<std::ptrdiff_t>(place));
  return days[place];
}

/// Counts by a name, in the order of the names.
class Tally {
 public:
  void add(const std::string& name, const std::string& group = {}) { ++counts_[{group, name}]; }
  std::vector<Counted> all() const {
    std::vector<Counted> counted;
    for (const auto& [name, count] : counts_) counted.push_back({name.second, name.first, count});
    return counted;
  }

 private:
  std::map<std::pair<std::string, std::string>, std::int64_t> counts_;
};

/// For each role the tracks in which a command waits for it; not how many commands it could choose
/// from.
void count_load(const KeptDossier& kept, Tally& load) {
  if (kept.state.over()) return;
  for (const auto& role : dossier::roles())
    for (const auto& [key, thread] : kept.state.threads) {
      const bool waits = std::ranges::any_of(dossier::commands(), [&](const auto& row) {
        return row.track == key.track && row.to.has_value() && row.roles.has(role.word) &&
               thread.stage != Stage::idle && row.from.has(thread.stage);
      });
      if (waits) load.add(std::string(role.name));
    }
}

void add_holidays(Date from, Date until, std::vector<CalendarNote>& notes) {
  for (Date day = from; day <= until; day = day.plus_days(1)) {
    const auto name = holiday_name(day, Language::japanese);
    const auto english = holiday_name(day, Language::english);
    if (name && english && !name->empty())
      notes.push_back({.day = day,
                       .kind = "holiday",
                       .label = {},
                       .holiday_ja = *name,
                       .holiday_en = *english,
                       .dossier = {}});
  }
}

bool is_meeting(const dossier::ThreadKey& key, const dossier::Thread& thread) {
  return (key.track == Track::board || key.track == Track::committee) && thread.since &&
         thread.stage == Stage::meeting;
}

}  // namespace

Result<std::vector<CalendarNote>> calendar(Desk& desk, const Account& who, Date from, Date until) {
  constexpr int kDaysMost = 400;
  if (until < from || until.days() - from.days() > kDaysMost)
    return fail(Error(code::value_out_of_range).with("field", "until").with("range", "0–400"));
  std::vector<CalendarNote> notes;
  add_holidays(from, until, notes);
  RENGA_ASSIGN(const auto due, desk.deadlines(who, std::nullopt));
  for (const DeskDue& one : due)
    if (one.due.by >= from && one.due.by <= until)
      notes.push_back(
          {.day = one.due.by,
           .kind = one.due.command == "submit_public_form" ? "consultation_deadline" : "deadline",
           .label = one.due.what,
           .holiday_ja = {},
           .holiday_en = {},
           .dossier = one.dossier});
  desk.each_seen(who, [&](const KeptDossier& kept) {
    for (const auto& [key, thread] : kept.state.threads)
      if (is_meeting(key, thread) && *thread.since >= from && *thread.since <= until)
        notes.push_back({.day = *thread.since,
                         .kind = "meeting",
                         .label = dossier::label_of(key.track),
                         .holiday_ja = {},
                         .holiday_en = {},
                         .dossier = kept.state.number});
  });
  std::ranges::stable_sort(notes, {}, &CalendarNote::day);
  return notes;
}

Statistics statistics(Desk& desk, const Account& who) {
  Statistics made;
  Tally phases;
  Tally outcomes;
  Tally months;
  Tally load;
  std::array<std::vector<std::int64_t>, kParts.size()> days;
  desk.each_seen(who, [&](const KeptDossier& kept) {
    ++made.dossiers;
    phases.add(std::string(phase_of(kept.state).name));
    months.add(to_iso(kept.events.front().day).substr(0, 7));
    for (const auto& [key, thread] : kept.state.threads)
      if (!thread.outcome.empty() && (key.track == Track::board || key.track == Track::committee))
        outcomes.add(thread.outcome, std::string(dossier::name_of(key.track)));
    count_load(kept, load);
    for (std::size_t part = 0; part < kParts.size(); ++part)
      if (const auto taken = days_of(kept, kParts.at(part))) days.at(part).push_back(*taken);
  });
  made.by_phase = phases.all();
  made.outcomes = outcomes.all();
  made.opened_by_month = months.all();
  made.load = load.all();
  for (std::size_t part = 0; part < kParts.size(); ++part) {
    const PartRow& row = kParts.at(part);
    made.stage_days.push_back({.track = row.track,
                               .label = row.label,
                               .from = row.from,
                               .to = row.to,
                               .count = std::ssize(days.at(part)),
                               .median = quantile(days.at(part), 50),
                               .p90 = quantile(days.at(part), 90)});
  }
  return made;
}

std::vector<ConductNote> conduct(Desk& desk, const Account& who) {
  std::vector<ConductNote> notes;
  desk.each_seen(who, [&](const KeptDossier& kept) {
    for (const auto& [key, thread] : kept.state.threads)
      if (key.track == Track::conduct && thread.stage != Stage::idle)
        notes.push_back({.dossier = kept.state.number,
                         .title = kept.state.title,
                         .key = key.key,
                         .violation = thread.notes.text("violation"),
                         .stage = thread.stage,
                         .since = thread.since,
                         .persons = thread.notes.words("persons"),
                         .banned_until = thread.notes.day("banned_until")});
  });
  return notes;
}

std::vector<MeetingNote> meetings(Desk& desk, const Account& who, const std::optional<Date>& from,
                                  const std::optional<Date>& until) {
  constexpr std::array kStages = {Stage::accepted, Stage::meeting};
  std::vector<MeetingNote> notes;
  desk.each_seen(who, [&](const KeptDossier& kept) {
    for (const auto& [key, thread] : kept.state.threads) {
      const bool meets = key.track == Track::board || key.track == Track::committee;
      const bool near = (!from || !thread.since || *thread.since >= *from) &&
                        (!until || !thread.since || *thread.since <= *until);
      if (meets && near && std::ranges::find(kStages, thread.stage) != kStages.end())
        notes.push_back({.dossier = kept.state.number,
                         .title = kept.state.title,
                         .thread = key,
                         .seen = {kept, roles_in(who, kept.state)}});
    }
  });
  return notes;
}

Result<rulebook::Impact> rule_impact(Desk& desk, const Account& who, std::string_view older,
                                     std::string_view newer) {
  RENGA_ASSIGN(const rulebook::Rulebook before, rulebook_named(desk.books(), older));
  RENGA_ASSIGN(const rulebook::Rulebook after, rulebook_named(desk.books(), newer));
  std::vector<rulebook::BoundDossier> bound;
  desk.each_seen(who, [&](const KeptDossier& kept) {
    const dossier::Dossier& state = kept.state;
    const std::string judging = dossier::committee_for(state.databases);
    const bool approved = state.stage(Track::committee, judging) == Stage::passed;
    rulebook::Facts facts = {"data:" + state.provision_kind};
    for (const std::string& database : state.databases) facts.insert("database:" + database);
    bound.push_back({.number = state.number,
                     .books = kept.terms.rulebooks,
                     .stage = state.over() ? rulebook::Stage::closed
                              : approved   ? rulebook::Stage::approved
                                           : rulebook::Stage::pending,
                     .state = std::string(phase_of(state).name),
                     .facts = std::move(facts)});
  });
  return rulebook::impact_of(before, after, bound);
}

}  // namespace renga::service
