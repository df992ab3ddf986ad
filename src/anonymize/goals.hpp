#pragma once

#include "anonymize/diversity.hpp"

#include <cstdint>
#include <optional>

namespace renga::anonymize {

/// Recursive (c, l)-diversity as a policy asks for it.
struct RecursiveGoal {
  double c = 0;
  std::int64_t l = 0;
};

/// δ-presence: of the persons of the population with the same values, so many are in the data.
struct PresenceGoal {
  double min = 0;
  double max = 1;
};

/// What every class must reach (ANP-6). The goals on sensitive values hold for every sensitive
/// column.
struct Goals {
  std::optional<std::int64_t> k;
  std::optional<double> l_distinct;
  std::optional<double> l_entropy;
  std::optional<RecursiveGoal> l_recursive;
  std::optional<double> t_equal;
  std::optional<double> t_ordered;

  std::optional<std::int64_t> k_map;  ///< persons of the population in every class
  std::optional<PresenceGoal> delta_presence;

  bool any() const { return k.has_value() || on_values() || on_population(); }
  /// Whether a goal compares the data with the population.
  bool on_population() const { return k_map || delta_presence; }
  /// Whether a goal is about sensitive values.
  bool on_values() const { return l_distinct || l_entropy || l_recursive || t_equal || t_ordered; }
  std::optional<std::int64_t> recursive_l() const {
    return l_recursive ? std::optional(l_recursive->l) : std::nullopt;
  }
  /// Whether values as mixed as these reach the goals on sensitive values. The smallest amount
  /// keeps a sum of shares from missing its goal by a rounding.
  bool reached_by(const Diversity& diversity) const;
  /// Whether a class of `persons` reaches the goals on the population, of which so many persons
  /// have its values.
  bool reached_by(std::int64_t persons, std::int64_t in_population) const;
};

}  // namespace renga::anonymize
