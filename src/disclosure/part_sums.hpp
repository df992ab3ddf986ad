#pragma once

#include "disclosure/audit.hpp"
#include "disclosure/bounds.hpp"

#include <span>
#include <vector>

namespace renga::disclosure {

/// Sums of some, but not all, hidden parts of a line of one component of which a reader knows that
/// they are few (CHK-55). `outer` are the bounds of single numbers, by number of the system.
std::vector<PartSum> part_sums_of(Explorer& explorer, const Component& component,
                                  std::span<const Box> outer, const Rules& rules);

}  // namespace renga::disclosure
