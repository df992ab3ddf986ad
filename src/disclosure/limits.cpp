#include "disclosure/limits.hpp"

#include <algorithm>

namespace renga::disclosure {

std::optional<std::int64_t> limit_of(const Table& table, const Cell& cell, const Rules& rules) {
  if (cell.limit) return cell.limit;
  if (table.measure_of(cell).unit == Unit::patients) return rules.patients_min;
  return std::nullopt;
}

bool too_small(std::int64_t value, std::int64_t limit, const Rules& rules) {
  if (limit == kNeverShown) return true;
  if (value == 0 && rules.zero_allowed) return false;
  return limit > 0 && value < limit;
}

std::int64_t values_wanted(std::int64_t limit, const Rules& rules) {
  if (rules.values_min) return *rules.values_min;
  const std::int64_t rule = limit == kNeverShown ? rules.patients_min : limit;
  return std::max<std::int64_t>(2, (rule + 1) / 2);
}

}  // namespace renga::disclosure
