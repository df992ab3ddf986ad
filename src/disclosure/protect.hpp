#pragma once

#include "disclosure/judge.hpp"
#include "disclosure/lines.hpp"

#include <vector>

namespace renga::disclosure {

/// Why a cell is hidden: its own number is too small, or it would give another one away.
enum class Reason { primary, secondary };

struct HiddenCell {
  CellRef cell;
  Reason reason = Reason::primary;
};

/// The cells to hide in addition to those that are hidden already, in the order of the tables, so
/// that no count below the limit is printed and no declared total gives a hidden count, or a sum of
/// hidden counts below the limit, by subtraction (CHK-40 to CHK-44). A line that falls short loses
/// its smallest non-zero cell, then the next, its total last. What it does not prove is CHK-50.
std::vector<HiddenCell> protect(const Release& release, const Rules& rules);

}  // namespace renga::disclosure
