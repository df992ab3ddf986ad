#pragma once

#include "disclosure/audit.hpp"

namespace renga::disclosure {

/// Reads the bounds of an audit: what is exposed, and how many values the narrowest number leaves.
void find_exposures(Audit& audit, const Release& release, const Rules& rules);

/// Sums of which all printed parts but one are zero: everybody of the whole is of that one kind
/// (CHK-38). One for each table and dimension, at its first place, with how many there are.
struct ZeroGroup {
  CellRef cell;
  std::uint32_t dimension = 0;
  std::int64_t sums = 0;
};
std::vector<ZeroGroup> zero_groups_of(const System& system, const Release& release);

}  // namespace renga::disclosure
