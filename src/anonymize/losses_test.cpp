#include "anonymize/losses.hpp"

#include <cmath>

#include <gtest/gtest.h>

// The measures of loss, computed by hand from docs/spec/anonymize.md.

namespace renga::anonymize {
namespace {

/// Four rows of one value and two of another become the same, two of a third stay themselves; one
/// row of the second goes.
const std::vector<ValueRows> kValues = {{1, 4, 4}, {1, 2, 1}, {2, 2, 2}};

// ANP-71.
TEST(LossesByHand, ClassesAreCountedAndThoseWhoLeaveAreOneMore) {
  EXPECT_DOUBLE_EQ(losses_of({20, 0, 4, 110}, {}).average_class_size, 0.25);
  EXPECT_DOUBLE_EQ(losses_of({20, 3, 4, 110}, {}).average_class_size, 0.2);
  EXPECT_DOUBLE_EQ(losses_of({20, 20, 0, 0}, {}).average_class_size, 1);
}

// ANP-70.
TEST(LossesByHand, DiscernibilityTakesThoseWhoLeaveForEverybody) {
  EXPECT_DOUBLE_EQ(losses_of({20, 3, 4, 110}, {}).discernibility, (110 + 3 * 20) / 400.0);
}

// ANP-72: of 12 bits, 4 rows lose log2(6/4), one loses log2(6/2), the one that goes log2(8/2).
TEST(LossesByHand, RowsLoseTheBitsOfTheirValue) {
  const ColumnLoss loss = column_loss(kValues);
  EXPECT_DOUBLE_EQ(loss.bits, 4 * 1 + 2 * 2 + 2 * 2);
  EXPECT_NEAR(loss.bits_lost, 4 * std::log2(1.5) + std::log2(3) + 2, 1e-12);
  const std::vector<ColumnLoss> columns = {loss, column_loss(std::vector<ValueRows>{{1, 8, 8}})};
  EXPECT_NEAR(losses_of({8, 1, 2, 0}, columns).non_uniform_entropy, loss.bits_lost / 12, 1e-12);
}

// ANP-73: seven rows stay; five of them are one of two values out of three.
TEST(LossesByHand, GranularityIsTheWidthOfTheValueOfARow) {
  EXPECT_DOUBLE_EQ(column_loss(kValues).granularity, (5 * 0.5 + 1) / 8);
}

}  // namespace
}  // namespace renga::anonymize
