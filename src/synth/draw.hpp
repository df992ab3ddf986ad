#pragma once

#include "base/base.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <span>

namespace renga::synth {

/// What makes one world: the seed, and the months that its receipts cover.
struct Period {
  Date first;  ///< First day of the first month.
  int months = 12;

  Date end() const { return first.plus_months(months); }  ///< The day after the last.
  bool holds(Date day) const { return day >= first && day < end(); }
  std::int32_t length_days() const { return end().days() - first.days(); }
  Date month(int index) const { return first.plus_months(index); }
};

/// A stream of random numbers for one thing (a household, a person) and one purpose, so that
/// nothing depends on the order in which the things are made. The multiplier is not the step of
/// splitmix64, which would make neighbouring streams overlap.
inline Random stream(std::uint64_t seed, std::int64_t index, std::string_view purpose) {
  return Random(seed ^ (static_cast<std::uint64_t>(index) * 0xD1342543DE82EF95ULL), purpose);
}

/// Nearly normal (sum of twelve uniform numbers), so that no result depends on a math library.
inline double draw_normal(Random& random, double mean, double deviation) {
  double sum = -6;
  for (int i = 0; i < 12; ++i) sum += random.unit();
  return mean + deviation * sum;
}

/// The index of an entry, drawn by weight.
inline std::size_t draw_index(std::span<const int> weights, Random& random) {
  std::int64_t total = 0;
  for (const int weight : weights) total += weight;
  std::int64_t left = random.between(0, total - 1);
  std::size_t index = 0;
  while ((left -= weights[index]) >= 0) ++index;
  return index;
}

template <typename T>
const T& draw_one(std::span<const T> things, Random& random) {
  return things[random.below(things.size())];
}

/// Evenly drawn from [first, end).
inline Date draw_date(Random& random, Date first, Date end) {
  return Date::from_days(static_cast<std::int32_t>(random.between(first.days(), end.days() - 1)));
}

/// Ages with their own rates: children, young, middle, 65 to 74, 75 and over.
inline constexpr std::size_t kAgeBands = 5;
using ByAge = std::array<int, kAgeBands>;

inline std::size_t age_band(int age) {
  constexpr std::array<int, kAgeBands - 1> kFirstAges = {15, 40, 65, 75};
  std::size_t band = 0;
  while (band < kFirstAges.size() && age >= kFirstAges[band]) ++band;
  return band;
}

}  // namespace renga::synth
