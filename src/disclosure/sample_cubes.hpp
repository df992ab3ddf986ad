#pragma once

#include "disclosure/tables.hpp"

#include <cstdint>
#include <vector>

namespace renga::disclosure::sample {

/// Draws whole numbers that repeat for the same seed.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : state_(seed * 2 + 1) {}
  /// From 0 to beyond − 1.
  std::int64_t below(std::int64_t beyond);

 private:
  std::uint64_t state_;
};

struct CubeShape {
  std::vector<std::size_t> sizes;  ///< labels of each dimension without its total
  std::size_t group = 0;          ///< labels of the first dimension under one parent; 0: no parents
  std::int64_t small_share = 50;  ///< hundredths of the counts that lie around the limit
  std::int64_t zero_share = 25;   ///< hundredths that are zero
};

/// A table with true totals 計 along each dimension, and with parents in the first one where asked.
Table cube(const CubeShape& shape, std::uint64_t seed);

}  // namespace renga::disclosure::sample
