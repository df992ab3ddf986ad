#pragma once

#include "disclosure/audit.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace renga::disclosure {

/// What a reader gains who guesses that one of several marks of a table stands for small numbers
/// and the others for numbers that are not (CHK-65).
struct MarkTold {
  std::size_t table = 0;
  std::string mark;
  std::int64_t recoverable = 0;
  CellRef cell;  ///< the first cell that is known or narrowed then
};

/// The guesses that tell more than the audit of the release does, the strongest of each table.
std::vector<MarkTold> marks_told(const Release& release, const Rules& rules, const Audit& audit);

}  // namespace renga::disclosure
