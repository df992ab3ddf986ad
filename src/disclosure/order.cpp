#include "disclosure/order.hpp"

#include <numeric>

namespace renga::disclosure {
namespace {

/// One stable counting sort; `key_of` gives a number below `keys`.
template <typename KeyOf>
void sort_by(std::vector<std::size_t>& order, std::size_t keys, const KeyOf& key_of) {
  std::vector<std::size_t> ends(keys + 1, 0);
  for (const std::size_t cell : order) ++ends[key_of(cell) + 1];
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  std::vector<std::size_t> sorted(order.size());
  for (const std::size_t cell : order) sorted[ends[key_of(cell)]++] = cell;
  order = std::move(sorted);
}

}  // namespace

std::vector<std::size_t> ordered_cells(const Table& table, std::size_t left_out) {
  std::vector<std::size_t> order(table.cells.size());
  std::iota(order.begin(), order.end(), 0U);
  for (std::size_t d = 0; d < table.dimensions.size(); ++d)
    if (d != left_out)
      sort_by(order, table.dimensions[d].labels().size(), [&](std::size_t cell) {
        return static_cast<std::size_t>(table.cells[cell].labels[d]);
      });
  sort_by(order, table.measures.size(),
          [&](std::size_t cell) { return static_cast<std::size_t>(table.cells[cell].measure); });
  return order;
}

bool agree(const Cell& a, const Cell& b, std::size_t left_out) {
  if (a.measure != b.measure) return false;
  for (std::size_t d = 0; d < a.labels.size(); ++d)
    if (d != left_out && a.labels[d] != b.labels[d]) return false;
  return true;
}

}  // namespace renga::disclosure
