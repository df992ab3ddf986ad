#pragma once

#include "disclosure/narrowing.hpp"

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace renga::disclosure {

/// Calls `take` with every table of a component that fulfils all relations, as one whole number for
/// each of its numbers; false where there would be more than `tries` tables to try. It is slow and
/// plain: the exact answer for small components, and what the fast ways are held against.
bool enumerate_tables(const System& system, const Component& component, std::span<const Box> boxes,
                      const std::vector<bool>& left_out, std::int64_t tries,
                      const std::function<void(std::span<const std::int64_t>)>& take);

}  // namespace renga::disclosure
