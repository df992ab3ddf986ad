#pragma once

#include "dossier/state.hpp"
#include "dossier/terms.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace renga::dossier {

/// How near a deadline is, in business days (DOS-32).
enum class Urgency : std::uint8_t {
  later,      ///< more than 20 to go
  soon,       ///< 20 or fewer
  now,        ///< 5 or fewer
  late,       ///< passed
  escalated,  ///< passed by more than 10
};
std::string_view name_of(Urgency urgency);

/// Something that must be done by a day.
struct Due {
  std::string rule;  ///< of the catalogue
  Bilingual what;
  Roles who;            ///< has to do it
  Roles watching;       ///< is reminded too, and told when it is late
  std::string key;      ///< of the thread it is about: place, database, number
  std::string command;  ///< what settles it; empty where nothing has to be given
  Date by;
  bool overdue = false;
  Urgency urgency = Urgency::later;

  bool operator==(const Due& other) const {
    return rule == other.rule && key == other.key && command == other.command && by == other.by;
  }
};

/// All that is due in a dossier as it is, by the binding guidelines, the earliest first (DOS-30).
/// code::date_outside_calendar where a day lies outside the calendar.
Result<std::vector<Due>> deadlines(const Dossier& dossier, const Terms& terms, Date today);

/// What of it is to be said on this very day, and to whom (DOS-33).
struct Reminder {
  Due due;
  Roles to;
  bool escalates = false;  ///< goes to the office as well
};
Result<std::vector<Reminder>> reminders_on(const Dossier& dossier, const Terms& terms, Date today);

}  // namespace renga::dossier
