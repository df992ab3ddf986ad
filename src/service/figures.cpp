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

std::int64_t quantile(std::vector<std::int64_t>& days, int percent) {
  if (days.empty()) return 0;
  const auto place = (days.size() - 1) * static_cast<std::size_t>(percent) / 100;
  std::ranges::nth_element(days, days.begin() + static_cast<std::ptrdiff_t>(place));
  return days[place];
}

/// Counts by a name, in the order of the names.
class Tally {
 public:
  void add(const std::string& name, const std::string& group = {}, std::int64_t count = 1) {
    if (count > 0) counts_[{group, name}] += count;
  }
  std::vector<Counted> all() const {
    std::vector<Counted> counted;
    for (const auto& [name, count] : counts_) counted.push_back({name.second, name.first, count});
    return counted;
  }

 private:
  std::map<std::pair<std::string, std::string>, std::int64_t> counts_;
};

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
  RENGA_TRY(desk.each_due(who, [&](const KeptDossier& kept, const dossier::Due& due) {
    if (due.by < from || due.by > until) return;
    notes.push_back(
        {.day = due.by,
         .kind = due.command == "submit_public_form" ? "consultation_deadline" : "deadline",
         .label = due.what,
         .holiday_ja = {},
         .holiday_en = {},
         .dossier = kept.state.number});
  }));
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
  const auto roles = dossier::roles();
  std::vector<std::int64_t> waiting(roles.size(), 0);
  std::array<std::vector<std::int64_t>, kRoadParts> days;
  desk.each_figures(who, [&](const DossierFigures& figures) {
    ++made.dossiers;
    phases.add(std::string(figures.phase));
    months.add(figures.month);
    for (const auto& [track, outcome] : figures.outcomes)
      outcomes.add(outcome, std::string(dossier::name_of(track)));
    for (std::size_t role = 0; role < waiting.size(); ++role)
      waiting[role] += figures.waiting[role];
    for (std::size_t part = 0; part < kRoadParts; ++part)
      if (const auto taken = figures.days.at(part)) days.at(part).push_back(*taken);
  });
  Tally load;
  for (std::size_t role = 0; role < waiting.size(); ++role)
    load.add(std::string(roles[role].name), {}, waiting[role]);
  made.by_phase = phases.all();
  made.outcomes = outcomes.all();
  made.opened_by_month = months.all();
  made.load = load.all();
  for (std::size_t part = 0; part < kRoadParts; ++part) {
    const RoadPart& row = road_parts().at(part);
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
