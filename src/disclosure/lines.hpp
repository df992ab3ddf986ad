#pragma once

#include "disclosure/tables.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace renga::disclosure {

/// A cell of a release: the position of its table and its position there.
struct CellRef {
  std::size_t table = 0;
  std::size_t cell = 0;
};

/// One sum that a reader knows: along one dimension, all others fixed, the parts make the total.
/// Cells are positions in System::cells.
struct Line {
  std::size_t table = 0;
  std::size_t dimension = 0;
  std::size_t total = 0;
  std::vector<std::size_t> parts;
};

/// All counts of patients of a release with every sum that ties them, over all tables at once.
struct System {
  std::vector<CellRef> cells;
  std::vector<std::optional<std::int64_t>> seen;  ///< what a reader sees; nothing where hidden
  std::vector<Line> lines;
  std::vector<std::vector<std::size_t>> lines_of;  ///< per cell
};

System system_of(std::span<const Table> tables);

/// What a line tells of its hidden cells.
struct LineState {
  std::vector<std::size_t> hidden;  ///< parts and total that are not seen
  /// The total less all seen parts: the sum of the hidden parts. Nothing where the total is hidden.
  std::optional<std::int64_t> rest;
};

LineState state_of(const System& system, const Line& line);

/// What a reader learns by subtracting, line after line, until no line gives anything new.
struct Conclusion {
  enum class Kind {
    value,     ///< one hidden cell is the only one of a line
    sum,       ///< several hidden cells of a line have a known sum below the limit
    no_total,  ///< the seen parts are more than the total: the line is no sum
  };
  Kind kind = Kind::value;
  std::size_t line = 0;
  std::size_t cell = 0;  ///< the cell, or the first of several
  std::size_t cells = 1;
  std::int64_t value = 0;
};

/// Conclusions in the order of their cells. Hidden zeros that a line gives away are used in later
/// steps but are no conclusions: a zero may be published. `limit` is the fewest that may be shown.
std::vector<Conclusion> conclusions_of(System system, std::int64_t limit);

}  // namespace renga::disclosure
