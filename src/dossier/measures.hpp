#pragma once

#include "dossier/command.hpp"

#include <optional>

namespace renga::dossier {

// How long a measure against a violation lasts (VIO-01 to VIO-09).

/// The row of a conduct thread's violation; of `other` that of the row it is like (VIO-09).
const ViolationRow& violation_of(const Thread& thread);

/// The last day of a measure of so many months that begins on the day the fact was found.
Date last_day_of_months(Date found, std::int64_t months);

/// VIO-02: as many days again as erasure or return was late, from the day it was done; nothing
/// while data are still held or no period has ended.
std::optional<Date> last_day_of_delay(const Dossier& dossier);

/// Sets the end of every measure for late erasure that waited for the erasure.
void settle_late_bans(Dossier& dossier);

}  // namespace renga::dossier
