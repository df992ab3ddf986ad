#pragma once

#include "disclosure/audit.hpp"

#include <cstdint>
#include <vector>

namespace renga::disclosure {

/// What trying all tables gave, beside the bounds of an audit (CHK-58).
struct SecondLook {
  std::int64_t components = 0;       ///< all that hide something
  std::int64_t tried = 0;            ///< of these, those of which all tables were tried
  std::int64_t numbers = 0;          ///< hidden numbers in them
  std::vector<CellRef> disagreeing;  ///< cells whose bounds are not what the tables show
};

/// Tries all tables of every component that has at most `tables` of them, plainly and slowly, from
/// what a reader believes before adding anything up, and compares. It shares with the audit the
/// system and nothing else.
SecondLook second_look(const Audit& audit, std::int64_t tables);

}  // namespace renga::disclosure
