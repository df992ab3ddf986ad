#pragma once

#include "disclosure/explorer.hpp"
#include "disclosure/narrowing.hpp"

#include <optional>

namespace renga::disclosure {

/// Exact bounds of the numbers of one component: one linear program for all of them, and branching
/// on whole numbers where its bound is not reached by whole numbers.
class Bounder {
 public:
  /// `narrowed` are boxes that follow from the relations, by number of the system.
  Bounder(Explorer& explorer, const Component& component, std::span<const Box> narrowed);

  /// What the number can be at most and at least. The explorer keeps the tables that show it; where
  /// it reaches less than this box, the rest is neither shown nor refuted.
  Box bound(std::uint32_t number);

  /// The same for the sum of several numbers, without tables.
  Box bound(std::span<const std::uint32_t> numbers);

 private:
  double extreme(std::span<const std::uint32_t> numbers, double sign);
  std::int64_t side(std::uint32_t number, bool most);
  bool take(std::span<const double> point);

  Explorer& explorer_;
  const Component& component_;
  std::span<const Box> narrowed_;
  LinearModel model_;
  std::vector<double> objective_;
  std::optional<LinearProgram> program_;
};

/// A possible table of a component: one whole number for each of its numbers, in their order.
struct FoundTable {
  enum class Outcome { found, impossible, unknown };
  Outcome outcome = Outcome::unknown;
  std::vector<std::int64_t> values;
};
FoundTable find_table(const System& system, const Component& component, std::span<const Box> boxes,
                      const std::vector<bool>& left_out);

/// Whether whole numbers, one for each number of the system, fulfil these relations and boxes.
bool fulfils(const System& system, const Component& component, std::span<const Box> boxes,
             const std::vector<bool>& left_out, std::span<const std::int64_t> values);

}  // namespace renga::disclosure
