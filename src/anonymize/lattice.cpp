#include "anonymize/lattice.hpp"

#include <limits>

namespace renga::anonymize {

Lattice::Lattice(const SearchData& data, Levels lowest) : lowest_(std::move(lowest)) {
  for (std::size_t i = 0; i < data.columns.size(); ++i) {
    highest_.push_back(static_cast<int>(data.columns[i].becomes.size()) - 1);
    counts_.push_back(highest_[i] - lowest_[i] + 1);
  }
  steps_.assign(counts_.size(), 1);
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  for (std::size_t i = counts_.size(); i-- > 1;)
    steps_[i - 1] = steps_[i] > kMost / counts_[i] ? kMost : steps_[i] * counts_[i];
}

std::optional<std::int64_t> Lattice::size(std::int64_t most) const {
  std::int64_t size = 1;
  for (const std::int64_t count : counts_) {
    if (count > most / size) return std::nullopt;
    size *= count;
  }
  return size;
}

std::int64_t Lattice::size() const {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  return size(kMost).value_or(kMost);
}

Levels Lattice::levels_of(std::int64_t node) const {
  Levels levels;
  for (std::size_t i = 0; i < lowest_.size(); ++i) levels.push_back(level(node, i));
  return levels;
}

}  // namespace renga::anonymize
