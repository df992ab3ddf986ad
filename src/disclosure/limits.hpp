#pragma once

#include "disclosure/judge.hpp"

#include <cstdint>
#include <optional>

namespace renga::disclosure {

/// The fewest that the rule on this cell lets show: what the cell carries, else the rule on its
/// unit; nothing where no rule speaks of it.
std::optional<std::int64_t> limit_of(const Table& table, const Cell& cell, const Rules& rules);

/// Whether a printed number breaks the rule on its cell.
bool too_small(std::int64_t value, std::int64_t limit, const Rules& rules);

/// How many whole values a hidden number has to leave open (CHK-35): half of its limit, rounded up.
std::int64_t values_wanted(std::int64_t limit, const Rules& rules);

}  // namespace renga::disclosure
