#pragma once

#include "disclosure/judge.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace renga::disclosure {

/// A cell of a release: the position of its table and its position there.
struct CellRef {
  std::size_t table = 0;
  std::size_t cell = 0;

  auto operator<=>(const CellRef&) const = default;
};

/// More than anything that is counted; sums of a million of them still fit.
inline constexpr std::int64_t kNoBound = 1'000'000'000'000;

/// What a reader can say of a number: it is one of least … most.
struct Box {
  std::int64_t least = 0;
  std::int64_t most = kNoBound;

  bool fixed() const { return least == most; }
  bool empty() const { return least > most; }
  bool holds(std::int64_t value) const { return least <= value && value <= most; }
  std::int64_t values() const { return most - least + 1; }

  auto operator<=>(const Box&) const = default;
};

/// A number that tables print or hide. Cells of several tables can be the same number (CHK-31); a
/// number without a cell is the group by which two nested populations differ (CHK-32).
struct Number {
  std::optional<std::int64_t> seen;  ///< what a reader sees; nothing where hidden
  std::int64_t limit = 0;            ///< the fewest that may be shown; 0 where no rule speaks
  bool earlier = false;              ///< printed before, so that it cannot be hidden any more
  bool hidden_from_start = false;

  bool has_limit() const { return limit > 0; }
};

struct Term {
  std::uint32_t number = 0;
  std::int64_t factor = 1;
};

/// A relation that a number is part of.
struct Use {
  std::uint32_t relation = 0;
  std::int64_t factor = 1;
};

/// What ties numbers: the sum of factor × number lies in a box.
struct Relation {
  enum class Kind {
    sum,     ///< parts less their whole, which is the first term, are 0
    nested,  ///< outer population (the first term), inner one and the group between them
    ratio,   ///< a percentage or a mean with its rounding
  };
  Kind kind = Kind::sum;
  std::uint32_t first = 0;  ///< of its terms
  std::uint32_t terms = 0;
  std::uint32_t table = 0;
  std::uint32_t dimension = 0;  ///< of a sum
  Box box = {.least = 0, .most = 0};

  bool exact() const { return box.fixed(); }
};

/// Two printed cells that should be the same number and are not.
struct Contradiction {
  CellRef first;
  CellRef second;
};

/// All numbers of a release with everything that ties them, over all tables at once.
struct System {
  std::vector<Number> numbers;
  std::vector<Relation> relations;
  std::vector<Term> terms;
  std::vector<Contradiction> contradictions;

  std::vector<CellRef> cells;           ///< by number
  std::vector<std::uint32_t> cells_at;  ///< where a number's cells begin; one more at the end
  std::vector<Use> uses;                ///< by number
  std::vector<std::uint32_t> uses_at;

  std::span<const Term> terms_of(const Relation& relation) const {
    return {terms.data() + relation.first, relation.terms};
  }
  std::span<const CellRef> cells_of(std::size_t number) const {
    return {cells.data() + cells_at[number], cells_at[number + 1] - cells_at[number]};
  }
  std::span<const Use> uses_of(std::size_t number) const {
    return {uses.data() + uses_at[number], uses_at[number + 1] - uses_at[number]};
  }
};

/// The system of a release (docs/spec/check.md, CHK-30 to CHK-34).
System system_of(const Release& release, const Rules& rules);

}  // namespace renga::disclosure
