#pragma once

#include "anonymize/node.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace renga::anonymize {

/// What is looked for.
struct SearchGoals {
  Goals goals;
  std::int64_t suppressed_max = 0;  ///< persons
  Loss loss = Loss::entropy;        ///< what is made small
};

/// How far a search goes. Counted in nodes and in what is looked at, never in time, so that the
/// same input gives the same answer on any machine.
struct SearchLimits {
  std::int64_t nodes = 5'000'000;     ///< of a lattice that is walked through
  std::int64_t work = 2'000'000'000;  ///< Judge::cost of all nodes judged
};

/// A node of the lattice of levels.
struct SearchNode {
  Levels levels;
  std::int64_t suppressed = 0;  ///< persons in classes that miss a goal
  double loss = 0;              ///< in the measure that was chosen
  double columns = 0;           ///< the same while nobody is suppressed
};

struct SearchOutcome {
  std::optional<SearchNode> best;
  std::int64_t nodes = 0;   ///< of the whole lattice
  std::int64_t judged = 0;  ///< nodes whose classes were counted
  bool monotone = false;    ///< whether what misses the goals proves that every finer node does
  bool optimal = false;     ///< whether no node of the lattice can lose less
  double bound = 0;         ///< no node that reaches the goals loses less than this
};

/// The part of the goals for which a coarser node never suppresses more persons (ANP-76): all of
/// them where nobody may be suppressed, otherwise k, k_map and, where every person has a sensitive
/// value, l_distinct.
Goals monotone_part(const SearchData& data, const Goals& goals, std::int64_t suppressed_max);

/// The node of least loss at which no more than `suppressed_max` persons are in classes that miss
/// a goal, or nothing; among equals the one whose columns lose least (ANP-39, ANP-75 to ANP-77).
SearchOutcome search(const SearchData& data, const SearchGoals& wanted,
                     const SearchLimits& limits = {});

}  // namespace renga::anonymize
