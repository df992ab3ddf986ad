#include "anonymize/search.hpp"

#include <map>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::anonymize {
namespace {

/// A column of eight codes whose levels join pairs, then fours, then all.
SearchColumn column_of(const std::vector<std::uint32_t>& codes, int levels) {
  SearchColumn column{codes, {}};
  for (int level = 0; level < levels; ++level) {
    column.becomes.emplace_back();
    for (std::uint32_t code = 0; code < 8; ++code)
      column.becomes.back().push_back(code >> static_cast<unsigned>(level));
  }
  return column;
}

SearchTable any_table() {
  SearchTable table;
  const auto rows = *rc::gen::inRange<std::size_t>(1, 25);
  const auto codes =
      rc::gen::container<std::vector<std::uint32_t>>(rows, rc::gen::inRange<std::uint32_t>(0, 8));
  for (int levels : {4, 3, 2}) table.columns.push_back(column_of(*codes, levels));
  table.persons =
      *rc::gen::container<std::vector<std::int64_t>>(rows, rc::gen::inRange<std::int64_t>(1, 6));
  return table;
}

/// By the definition: all rows of equal codes are one class.
std::int64_t slow_small(const SearchTable& table, const std::vector<int>& levels, std::int64_t k) {
  std::map<std::vector<std::uint32_t>, std::int64_t> sizes;
  for (std::size_t row = 0; row < table.persons.size(); ++row) {
    std::vector<std::uint32_t> key;
    for (std::size_t i = 0; i < levels.size(); ++i)
      key.push_back(table.columns[i]
                        .becomes[static_cast<std::size_t>(levels[i])][table.columns[i].codes[row]]);
    sizes[key] += table.persons[row];
  }
  std::int64_t persons = 0;
  for (const auto& [key, size] : sizes)
    if (size < k) persons += size;
  return persons;
}

std::vector<std::vector<int>> all_nodes(const SearchTable& table) {
  std::vector<std::vector<int>> nodes = {{}};
  for (const SearchColumn& column : table.columns) {
    std::vector<std::vector<int>> longer;
    for (const std::vector<int>& node : nodes)
      for (int level = 0; level < std::ssize(column.becomes); ++level) {
        longer.push_back(node);
        longer.back().push_back(level);
      }
    nodes = std::move(longer);
  }
  return nodes;
}

/// The same table without choice: each column stays at its level of the node.
SearchTable fixed_at(SearchTable table, const std::vector<int>& node) {
  for (std::size_t i = 0; i < node.size(); ++i)
    table.columns[i].becomes = {table.columns[i].becomes[static_cast<std::size_t>(node[i])]};
  return table;
}

// ANP-39: no node of the whole lattice is better than the one found.
RC_GTEST_PROP(Search, FindsTheBestOfAllNodes, ()) {
  const SearchTable table = any_table();
  const auto k = *rc::gen::inRange<std::int64_t>(1, 12);
  const auto allowed = *rc::gen::inRange<std::int64_t>(0, 20);
  std::optional<double> least;
  for (const std::vector<int>& node : all_nodes(table)) {
    const std::optional<SearchNode> alone = best_node(fixed_at(table, node), k, allowed);
    const std::int64_t small = slow_small(table, node, k);
    RC_ASSERT(alone.has_value() == (small <= allowed));
    if (!alone) continue;
    RC_ASSERT(alone->suppressed == small);
    if (!least || alone->loss < *least) least = alone->loss;
  }
  const std::optional<SearchNode> found = best_node(table, k, allowed);
  RC_ASSERT(found.has_value() == least.has_value());
  if (found) RC_ASSERT(std::abs(found->loss - *least) < 1e-12);
}

// Never more persons in small classes at a coarser node.
RC_GTEST_PROP(Search, ACoarserNodeNeverHasMoreRisk, ()) {
  const SearchTable table = any_table();
  const auto k = *rc::gen::inRange<std::int64_t>(1, 12);
  for (const std::vector<int>& node : all_nodes(table))
    for (std::size_t i = 0; i < node.size(); ++i) {
      std::vector<int> coarser = node;
      if (++coarser[i] == std::ssize(table.columns[i].becomes)) continue;
      RC_ASSERT(slow_small(table, coarser, k) <= slow_small(table, node, k));
    }
}

TEST(Search, LatticesHaveALimit) {
  const SearchTable table{{column_of({0}, 4), column_of({0}, 3)}, {1}};
  EXPECT_EQ(lattice_size(table, 12), 12);
  EXPECT_FALSE(lattice_size(table, 11));
}

}  // namespace
}  // namespace renga::anonymize
