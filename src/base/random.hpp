#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace renga {

/// Reproducible random numbers for synthetic data, shifts and shuffles: xoshiro256** (Blackman and
/// Vigna 2018) seeded by splitmix64. Never for keys: those come from the crypto room.
class Random {
 public:
  explicit Random(std::uint64_t seed);
  /// A stream of its own for each purpose, so that a new purpose does not move the others.
  Random(std::uint64_t seed, std::string_view purpose);

  std::uint64_t next();
  /// Evenly distributed in [0, limit); limit > 0.
  std::uint64_t below(std::uint64_t limit);
  /// Evenly distributed in [first, last].
  std::int64_t between(std::int64_t first, std::int64_t last);
  /// Evenly distributed in [0, 1).
  double unit();
  bool chance(double probability) { return unit() < probability; }

 private:
  std::array<std::uint64_t, 4> state_{};
};

}  // namespace renga
