#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace renga::anonymize {

/// One quasi-identifying column: what each code becomes at each level. A column that is not
/// searched has one level.
struct SearchColumn {
  std::vector<std::uint32_t> codes;                 ///< of the combinations, in their order
  std::vector<std::vector<std::uint32_t>> becomes;  ///< by level, then by code
};

/// The combinations of quasi-identifying values that occur, and how many persons have each.
struct SearchTable {
  std::vector<SearchColumn> columns;
  std::vector<std::int64_t> persons;
};

/// A node of the lattice of levels.
struct SearchNode {
  std::vector<int> levels;
  std::int64_t suppressed = 0;  ///< persons in classes that stay too small
  double loss = 0;              ///< s + (1 − s) × m, as in ANP-34 but over all rows
};

/// How many nodes the lattice has; nothing where that is more than `most`.
std::optional<std::int64_t> lattice_size(const SearchTable& table, std::int64_t most);

/// The node of least loss where no more than `suppressed_max` persons are in classes of fewer than
/// k, or nothing; among equals the one whose columns lose least. Nodes are taken in the order of
/// the loss of their columns alone, which no node can fall below, so that the search ends as soon
/// as none that is left can be better; a node below one that failed is not looked at (ANP-39).
std::optional<SearchNode> best_node(const SearchTable& table, std::int64_t k,
                                    std::int64_t suppressed_max);

}  // namespace renga::anonymize
