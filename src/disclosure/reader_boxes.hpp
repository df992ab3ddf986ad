#pragma once

#include "disclosure/system.hpp"

#include <vector>

namespace renga::disclosure {

/// How much a reader is taken to believe of marks and the published rule (CHK-33). Where the
/// stronger belief contradicts the printed sums, the reader falls back to the next.
enum class Belief {
  rule,  ///< zeros are printed, so that a mark is no zero; a plain mark beside 10未満 is no small
         ///< count
  bounds,  ///< a mark can be a zero; 10未満 is below 10
  nothing  ///< a mark can be anything
};

/// What a reader concludes of every number before adding anything up.
std::vector<Box> reader_boxes(const System& system, const Release& release, const Rules& rules,
                              Belief belief);

}  // namespace renga::disclosure
