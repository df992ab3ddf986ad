#pragma once

#include "disclosure/explorer.hpp"
#include "disclosure/tables.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace renga::disclosure {

/// The shortest moves there are: in every dimension a few labels change against each other, as +1
/// and −1 of two parts of one sum do, and all combinations of these labels are the corners. In
/// three dimensions that are mostly eight numbers. The numbers of a table lie in an array, so that
/// a corner costs one look; no program is solved. (The method of hypercubes: Repsilber 1994;
/// Giessing and Repsilber 2002.)
class Hypercubes {
 public:
  Hypercubes(const System& system, const Release& release);

  /// Corners with +1 and −1. All of them, times `up`, are a move; times −`down` as well.
  struct Found {
    Move corners;
    std::int64_t up = 0;
    std::int64_t down = 0;
    std::int64_t cost = 0;
  };

  /// What a number that is printed costs to hide, by number; below 0 where it cannot be.
  struct Prices {
    std::span<const std::int64_t> of;
    std::int64_t floor = 0;  ///< the least that a reader takes it for, once it is hidden
    std::int64_t below = std::numeric_limits<std::int64_t>::max();  ///< all together cost less
  };

  /// The hypercube of least price around a hidden number that lets it take as many values as are
  /// wanted; without prices, one of hidden numbers alone.
  std::optional<Found> cheapest(const Explorer& explorer, std::uint32_t number,
                                const Prices* prices) const;

  /// Tells the explorer what a hypercube shows.
  static void record(Explorer& explorer, const Found& found);

  /// Whether the number is open, if need be after a look at hypercubes of hidden numbers.
  bool open(Explorer& explorer, std::uint32_t number) const;

 private:
  class Search;

  struct LabelStep {
    std::int32_t label = 0;
    std::int64_t factor = 0;
  };
  /// What changes along a dimension when one label changes by 1, without that label.
  using LabelMove = std::vector<LabelStep>;

  /// One dimension of a table: how its labels move, and how far apart they lie in the arrays.
  struct Axis {
    std::ptrdiff_t stride = 0;
    std::vector<std::vector<LabelMove>> moves;  ///< by label
  };
  /// The numbers of a table by measure, then by labels; without axes where that takes too much
  /// room.
  struct Grid {
    std::vector<Axis> axes;
    std::vector<std::vector<std::uint32_t>> numbers;
  };

  static Grid grid_of(const Table& table);
  static std::ptrdiff_t place_in(const Grid& grid, const Cell& cell);

  const System& system_;
  const Release& release_;
  std::vector<Grid> grids_;  ///< by table
};

}  // namespace renga::disclosure
