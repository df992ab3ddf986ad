#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace renga::anonymize {

/// How many persons have one value of a sensitive column. Values are known by their rank: numbers
/// by size, then texts, the missing value last, from 0.
struct ValuePersons {
  std::int64_t rank = 0;
  std::int64_t persons = 0;
};

/// What one class, or the worst of several, gives away of a sensitive column (ANP-36, ANP-37).
struct Diversity {
  double l_distinct = 0;  ///< different values
  double l_entropy = 0;   ///< e to the power of Shannon's entropy in nats
  /// The smallest c for which the most frequent value has no more persons than c times all from
  /// the l-th on; infinite where there are fewer than l values, nothing where nobody asks for it.
  std::optional<double> recursive_c;
  double t_equal = 0;    ///< half the sum of the differences to all persons' shares
  double t_ordered = 0;  ///< earth mover's distance over ranks, 0 to 1

  /// Takes over what is worse in `other`.
  void take_worse(const Diversity& other);
};

/// Compares one class with all persons. Both lists ascend by rank; the class's values all stand in
/// `everybody`. `recursive_l` is the l of recursive (c, l)-diversity.
/// Sources: Machanavajjhala et al., "l-diversity" (2007); Li et al., "t-closeness" (2007).
Diversity diversity_of(std::span<const ValuePersons> in_class,
                       std::span<const ValuePersons> everybody,
                       std::optional<std::int64_t> recursive_l);

}  // namespace renga::anonymize
