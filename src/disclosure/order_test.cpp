#include "disclosure/order.hpp"

#include "disclosure/sample_tables.hpp"

#include <gtest/gtest.h>

namespace renga::disclosure {
namespace {

TEST(OrderedCells, BringTogetherWhatAgreesButForOneDimension) {
  const Table table = sample::grid({{"1", "2", "3"}, {"4", "5", "9"}, {"5", "7", "12"}});
  for (const std::size_t left_out : {std::size_t{0}, std::size_t{1}}) {
    const auto order = ordered_cells(table, left_out);
    ASSERT_EQ(order.size(), 9U);
    for (std::size_t i = 1; i < order.size(); ++i) {
      const bool together = agree(table.cells[order[i - 1]], table.cells[order[i]], left_out);
      EXPECT_EQ(together, i % 3 != 0);
      EXPECT_TRUE(!together || order[i - 1] < order[i]);
    }
  }
}

TEST(OrderedCells, OfDifferentMeasuresNeverAgree) {
  Table table = sample::grid({{"1", "2"}});
  table.measures.push_back({"points", Unit::points});
  table.cells[1] = table.cells[0];
  EXPECT_TRUE(agree(table.cells[0], table.cells[1], kNoDimension));
  table.cells[1].measure = 1;
  EXPECT_FALSE(agree(table.cells[0], table.cells[1], kNoDimension));
}

}  // namespace
}  // namespace renga::disclosure
