#pragma once

#include "anonymize/node.hpp"

#include <cstdint>
#include <optional>

namespace renga::anonymize {

/// The nodes between a lowest and the highest levels of each column, numbered from 0.
class Lattice {
 public:
  Lattice(const SearchData& data, Levels lowest);

  /// Nothing where there are more than `most`.
  std::optional<std::int64_t> size(std::int64_t most) const;
  /// The number of nodes, or the greatest number there is.
  std::int64_t size() const;
  const Levels& lowest() const { return lowest_; }
  const Levels& highest() const { return highest_; }
  Levels levels_of(std::int64_t node) const;

  /// Calls `take` with each node that is one level coarser (or finer) in one column.
  template <typename Take>
  void each_coarser(std::int64_t node, Take take) const {
    for (std::size_t i = 0; i < lowest_.size(); ++i)
      if (level(node, i) < highest_[i]) take(node + steps_[i]);
  }
  template <typename Take>
  void each_finer(std::int64_t node, Take take) const {
    for (std::size_t i = 0; i < lowest_.size(); ++i)
      if (level(node, i) > lowest_[i]) take(node - steps_[i]);
  }

 private:
  int level(std::int64_t node, std::size_t column) const {
    return lowest_[column] + static_cast<int>(node / steps_[column] % counts_[column]);
  }

  Levels lowest_;
  Levels highest_;
  std::vector<std::int64_t> counts_;
  std::vector<std::int64_t> steps_;  ///< how far apart neighbours are; right where size() is exact
};

}  // namespace renga::anonymize
