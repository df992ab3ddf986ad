#include "operators/hierarchy.hpp"

#include <gtest/gtest.h>

namespace renga::operators {
namespace {

// ANP-24.
TEST(Hierarchy, HoldsTheLevelsOfEachValue) {
  const auto hierarchy = Hierarchy::parse("30;30-34;30-39\n31;30-34;30-39\n", "h.csv");
  ASSERT_TRUE(hierarchy);
  EXPECT_EQ(hierarchy->levels(), 3);
  EXPECT_EQ(hierarchy->value(1), "31");
  EXPECT_EQ(hierarchy->label(1, 0), "31");
  EXPECT_EQ(hierarchy->label(1, 2), "30-39");
}

TEST(Hierarchy, RefusesUnequalLinesRepeatedValuesAndNothing) {
  EXPECT_EQ(Hierarchy::parse("a;x\nb\n", "h.csv").error().where().row, 2);
  EXPECT_EQ(Hierarchy::parse("a;x\nb;x\na;y\n", "h.csv").error().where().row, 3);
  EXPECT_EQ(Hierarchy::parse("", "h.csv").error().code(), code::file_not_claimed_format);
}

}  // namespace
}  // namespace renga::operators
