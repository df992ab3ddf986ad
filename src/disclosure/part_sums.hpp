#pragma once

#include "disclosure/audit.hpp"
#include "disclosure/bounds.hpp"

#include <span>
#include <vector>

namespace renga::disclosure {

/// Sums of some, but not all, hidden parts of a line of one component.
struct PartSumsFound {
  std::vector<PartSum> sums;   ///< of which a reader knows that they are few (CHK-55)
  std::int64_t undecided = 0;  ///< of which neither that nor the opposite was shown (CHK-66)
};

/// `outer` are the bounds of single numbers, by number of the system. In a large component windows
/// are looked at before the whole, and not every sum.
PartSumsFound part_sums_of(Explorer& explorer, const Component& component,
                           std::span<const Box> outer, const Rules& rules, bool large);

}  // namespace renga::disclosure
