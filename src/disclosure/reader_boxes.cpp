#include "disclosure/reader_boxes.hpp"

#include <algorithm>

namespace renga::disclosure {
namespace {

/// The smallest bound that a mark of the table tells: plain marks beside it hide what is not below.
std::int64_t told_bound(const Table& table) {
  std::int64_t bound = kNoBound;
  for (const Cell& cell : table.cells)
    if (cell.hides_below) bound = std::min(bound, *cell.hides_below);
  return bound == kNoBound ? 0 : bound;
}

Box box_of(const Cell& cell, std::int64_t told, const Rules& rules, Belief belief) {
  Box box;
  if (belief == Belief::nothing) return box;
  if (cell.hides_below) box.most = std::max<std::int64_t>(*cell.hides_below - 1, 0);
  if (belief == Belief::bounds || cell.content == Content::blank) return box;
  if (rules.zero_allowed) box.least = std::min<std::int64_t>(1, box.most);
  if (!cell.hides_below) box.least = std::max(box.least, told);
  return box;
}

}  // namespace

std::vector<Box> reader_boxes(const System& system, const Release& release, const Rules& rules,
                              Belief belief) {
  std::vector<std::int64_t> told;
  for (const Table& table : release.tables) told.push_back(told_bound(table));
  std::vector<Box> boxes(system.numbers.size());
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const Number& number = system.numbers[i];
    if (number.seen) {
      boxes[i] = {*number.seen, *number.seen};
      continue;
    }
    for (const CellRef ref : system.cells_of(i)) {
      const Box box =
          box_of(release.tables[ref.table].cells[ref.cell], told[ref.table], rules, belief);
      boxes[i].least = std::max(boxes[i].least, box.least);
      boxes[i].most = std::min(boxes[i].most, box.most);
      // Where no number may stand, zeros are hidden too.
      if (number.limit == kNeverShown) boxes[i].least = 0;
    }
  }
  return boxes;
}

}  // namespace renga::disclosure
