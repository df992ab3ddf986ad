#pragma once

#include "service/desk.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::service {

// What the office sees over all dossiers.

/// How long a part of the road took, in calendar days.
struct StageDays {
  dossier::Track track;
  Bilingual label;
  std::string_view from;  ///< the command that begins it
  std::string_view to;
  std::int64_t count = 0;
  std::int64_t median = 0;
  std::int64_t p90 = 0;
};
struct Counted {
  std::string name;
  std::string group;  ///< the track of an outcome; else empty
  std::int64_t count = 0;
};
struct Statistics {
  std::int64_t dossiers = 0;
  std::vector<Counted> by_phase;
  std::vector<StageDays> stage_days;
  std::vector<Counted> outcomes;
  std::vector<Counted> opened_by_month;  ///< 2026-04
  std::vector<Counted> load;             ///< open tasks by role
};
/// Of what the caller sees.
Statistics statistics(Desk& desk, const Account& who);

/// A suspicion of a violation with what became of it.
struct ConductNote {
  std::string dossier;
  std::string title;
  std::string key;
  std::string violation;
  dossier::Stage stage;
  std::optional<Date> since;
  std::vector<std::string> persons;
  std::optional<Date> banned_until;
};
std::vector<ConductNote> conduct(Desk& desk, const Account& who);

/// A meeting of the board or a committee that is prepared or held.
struct MeetingNote {
  std::string dossier;
  std::string title;
  dossier::ThreadKey thread;
  SeenDossier seen;
};
/// Threads of board and committee between acceptance and outcome, begun between the two days.
std::vector<MeetingNote> meetings(Desk& desk, const Account& who, const std::optional<Date>& from,
                                  const std::optional<Date>& until);

/// A day of the calendar with what falls on it.
struct CalendarNote {
  Date day;
  std::string_view kind;  ///< holiday, deadline, meeting, consultation_deadline
  Bilingual label;
  std::string holiday_ja;  ///< the name of the holiday
  std::string holiday_en;
  std::string dossier;  ///< empty for a holiday
};
/// What falls between two days, in their order; value_out_of_range where they are too far apart or
/// the wrong way round.
Result<std::vector<CalendarNote>> calendar(Desk& desk, const Account& who, Date from, Date until);

/// rulebook_unknown; the dossiers that the caller sees and the newer version touches.
Result<rulebook::Impact> rule_impact(Desk& desk, const Account& who, std::string_view older,
                                     std::string_view newer);

}  // namespace renga::service
