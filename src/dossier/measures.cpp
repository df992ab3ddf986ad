#include "dossier/measures.hpp"

#include <algorithm>

namespace renga::dossier {

const ViolationRow& violation_of(const Thread& thread) {
  const ViolationRow* row = row_named(violations(), thread.notes.text("violation"));
  ensure(row != nullptr, "a suspicion names a violation of the table");
  const ViolationRow* similar = row_named(violations(), thread.notes.text("like"));
  return similar == nullptr ? *row : *similar;
}

Date last_day_of_months(Date found, std::int64_t months) {
  return month_period_end(found, static_cast<int>(months));
}

std::optional<Date> last_day_of_delay(const Dossier& dossier) {
  std::optional<Date> done;
  for (const auto& [name, place] : dossier.places) {
    if (place.copies > 0) return std::nullopt;
    const auto erased = dossier.thread(Track::place, name).notes.day("erased_on");
    if (erased && (!done || *erased > *done)) done = erased;
  }
  if (!done || !dossier.use_until) return std::nullopt;
  const std::int32_t late = std::max(0, done->days() - dossier.use_until->days());
  return done->plus_days(late);
}

void settle_late_bans(Dossier& dossier) {
  const auto until = last_day_of_delay(dossier);
  if (!until) return;
  for (auto& [key, thread] : dossier.threads)
    if (key.track == Track::conduct && thread.stage == Stage::measured &&
        thread.notes.text("violation") == "not_ended" && !thread.notes.has("banned_until"))
      thread.notes.set("banned_until", *until);
}

}  // namespace renga::dossier
