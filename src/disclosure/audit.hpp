#pragma once

#include "disclosure/explorer.hpp"
#include "disclosure/reader_boxes.hpp"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace renga::disclosure {

/// What a reader can find out, number by number or sum by sum.
struct Exposure {
  enum class Kind {
    value,         ///< a hidden number is known
    narrowed,      ///< a hidden number is one of too few
    sum,           ///< the hidden parts of a sum are known to be few together
    part_sum,      ///< some, but not all, hidden parts of a sum are known to be few together
    group,         ///< two nested populations differ by few
    unproven,      ///< neither shown to be safe nor to be narrowed
    harmless,      ///< a hidden number is known, but is not below its limit
    no_sum,        ///< printed numbers that contradict a declared sum
    contradiction  ///< two printed cells that should be the same number
  };
  Kind kind = Kind::value;
  CellRef cell;  ///< the one to name
  std::optional<std::uint32_t> relation;
  Box box;  ///< of the number, the sum, the group
  std::int64_t cells = 1;
  std::int64_t limit = 0;
  std::int64_t wanted = 0;
  std::vector<CellRef> others = {};  ///< of a part_sum: its further cells
};

/// Some hidden parts of a sum that are few together, as far as a reader knows.
struct PartSum {
  std::uint32_t relation = 0;
  std::vector<std::uint32_t> numbers;
  Box box;
};

/// What is known of one hidden number: it lies in `box` for certain, and every end of `reach` is
/// attained by a table that prints the same.
struct Bound {
  std::uint32_t number = 0;
  Box box;
  Reach reach;

  bool exact() const { return box.least == reach.least && box.most == reach.most; }
};

struct AuditOptions {
  /// Components up to this size get exact bounds; in larger ones a number is left as soon as it is
  /// proved to leave open what is wanted.
  std::size_t exact_size = 40;
  /// Windows and linear programs of at most so many numbers.
  std::size_t largest = 40000;
  /// Numbers that are known to fulfil everything, to start from; they appear in no result.
  std::vector<std::int64_t> start = {};
  /// Changes of the start that are known to fulfil everything too. They are added up again.
  std::vector<Move> moves = {};
  /// The reader is told which hidden numbers of the start are below their limit (CHK-57).
  bool told_small = false;
  /// The reader guesses that this mark of this table stands for numbers below their limit, and its
  /// other marks for numbers that are not (CHK-65).
  std::optional<std::pair<std::size_t, std::string>> small_mark = std::nullopt;
};

/// What a reader can conclude from a release, with the tables that prove it.
struct Audit {
  std::unique_ptr<System> system;
  std::vector<Bound> bounds;  ///< of hidden numbers and of groups, in their order
  std::vector<Exposure> exposures;
  std::vector<PartSum> part_sums;
  std::int64_t undecided_sums = 0;      ///< of which neither is shown (CHK-66)
  std::vector<std::uint32_t> left_out;  ///< relations that the printed numbers contradict
  std::vector<std::int64_t> base;       ///< one possible table: every number of the system
  std::vector<Move> moves;              ///< from the base to others
  std::vector<Box> believed;            ///< what marks and rule tell the reader, by number
  std::int64_t narrowest = 0;  ///< fewest values of any judged number; 0 where none is hidden
};

Audit audit(const Release& release, const Rules& rules, const AuditOptions& options = {});

}  // namespace renga::disclosure
