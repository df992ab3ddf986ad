#pragma once

#include "disclosure/system.hpp"

#include <deque>
#include <optional>
#include <span>
#include <vector>

namespace renga::disclosure {

/// Numbers that relations tie to each other, and those relations. What a reader learns of one
/// component says nothing of another.
struct Component {
  std::vector<std::uint32_t> numbers;
  std::vector<std::uint32_t> relations;
};

/// The components of all numbers whose box is not fixed, in the order of their first numbers;
/// relations that are left out tie nothing.
std::vector<Component> components_of(const System& system, std::span<const Box> boxes,
                                     const std::vector<bool>& left_out);

/// Draws the conclusion of one relation after the other until none tells anything new: from the
/// boxes of all but one number of a relation follows a box of that one. Boxes stay exact: no whole
/// number is lost that the relations allow.
class Narrowing {
 public:
  explicit Narrowing(const System& system);

  /// Narrows the boxes by these relations. A relation that no whole numbers in its boxes fulfil is
  /// returned; the boxes are of no use then.
  std::optional<std::uint32_t> narrow(std::vector<Box>& boxes,
                                      std::span<const std::uint32_t> relations);

  /// The relation is no longer used.
  void drop(std::uint32_t relation) { dropped_[relation] = true; }
  bool dropped(std::uint32_t relation) const { return dropped_[relation]; }

 private:
  bool read(std::vector<Box>& boxes, std::uint32_t relation);
  void tell(std::uint32_t number);

  const System& system_;
  std::vector<bool> waiting_;
  std::vector<bool> taking_part_;
  std::vector<bool> dropped_;
  std::deque<std::uint32_t> work_;
};

}  // namespace renga::disclosure
