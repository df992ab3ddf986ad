#pragma once

#include "disclosure/tables.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace renga::disclosure::sample {

/// What somebody else concludes from a table: written apart from the room's own system of numbers,
/// with another solver, so that both have to be wrong in the same way to agree by mistake. It knows
/// one table whose hidden cells are at least 1.
class Attacker {
 public:
  explicit Attacker(const Table& table);

  struct Interval {
    std::int64_t least = 0;
    std::int64_t most = 0;

    std::int64_t values() const { return most - least + 1; }
  };

  /// The positions of the hidden cells in the table.
  const std::vector<std::size_t>& hidden() const { return hidden_; }
  /// By linear programs (GLPK), one interval per hidden cell, rounded to whole numbers.
  std::vector<Interval> by_programs() const;
  /// By trying all tables; nothing where there are more than `tries`.
  std::optional<std::vector<Interval>> by_trying(std::int64_t tries) const;
  /// Whether the hidden parts of some sum are known to be 1 to limit − 1 together.
  bool small_sum(std::int64_t limit) const;

 private:
  struct Sum {
    std::vector<std::pair<std::size_t, int>> terms;  ///< position among the hidden, sign
    std::int64_t value = 0;                          ///< of the hidden terms together
    bool whole_printed = false;
  };
  void add_sum(const Table& table, std::size_t whole, const std::vector<std::size_t>& parts);

  std::vector<std::size_t> hidden_;
  std::vector<std::ptrdiff_t> place_;  ///< among the hidden, by cell
  std::vector<Sum> sums_;
};

}  // namespace renga::disclosure::sample
