#pragma once

#include "ground.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace renga::bench {

/// A table of three dimensions. Labels of the first one stand under parents, so many under each.
struct CubeShape {
  std::array<int, 3> sizes = {};
  int group = 0;
};

/// Invented counts with all their sums: along the first axis groups and the total, along the others
/// the total. Position 0 of an axis is its total; on the first one groups follow, then labels.
class Cube {
 public:
  explicit Cube(const CubeShape& shape);

  /// table.csv and declaration.toml
  void write(const std::filesystem::path& folder) const;

  std::int64_t cells() const { return std::ssize(counts_); }
  std::int64_t count(std::size_t place) const { return counts_[place]; }

  /// Positions that make up a whole: the whole first.
  using Sum = std::vector<std::uint32_t>;
  std::vector<Sum> sums() const;
  /// The group that a position belongs to along the first axis; 0 for groups and totals.
  int group_of(std::size_t place) const;

 private:
  std::size_t place(int i, int j, int k) const {
    return static_cast<std::size_t>((i * sides_[1] + j) * sides_[2] + k);
  }
  void add(int i, int j, int k);
  void add_sums_of_first(std::vector<Sum>& sums, int j, int k) const;
  std::string first(int i) const;
  std::string declaration() const;

  CubeShape shape_;
  int groups_ = 0;
  std::array<int, 3> sides_ = {};
  std::vector<std::int64_t> counts_;
};

}  // namespace renga::bench
