#include "anonymize/population.hpp"

#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::anonymize {
namespace {

TEST(Population, NobodyAloneInTheSampleMeansNobodyAloneOutside) {
  const std::vector<SizeCount> sizes = {{2, 10}, {5, 3}};
  EXPECT_EQ(zayatz_unique_share(sizes, 0.1), 0);
  EXPECT_EQ(pitman_unique_share(sizes, 0.1), 0);
  EXPECT_EQ(dankar_unique_share(sizes, 0.1), 0);
}

TEST(Population, AWholePopulationIsItsOwnSample) {
  const std::vector<SizeCount> sizes = {{1, 6}, {2, 3}, {4, 2}};
  EXPECT_NEAR(zayatz_unique_share(sizes, 1), 6.0 / 20, 1e-9);
}

RC_GTEST_PROP(Population, SharesLieBetweenNoneAndAll, ()) {
  const auto ones = *rc::gen::inRange<std::int64_t>(1, 500);
  const auto twos = *rc::gen::inRange<std::int64_t>(1, 500);
  const auto many = *rc::gen::inRange<std::int64_t>(1, 50);
  const std::vector<SizeCount> sizes = {{1, ones}, {2, twos}, {9, many}};
  for (const double share : {0.01, 0.1, 0.5}) {
    const double unique = dankar_unique_share(sizes, share);
    RC_ASSERT(std::isfinite(unique));
    RC_ASSERT(unique >= 0);
    RC_ASSERT(unique <= 1);
  }
}

// ANP-38.
TEST(Population, DankarTakesZayatzForLargeSamples) {
  const std::vector<SizeCount> sizes = {{1, 15512}, {2, 2405}, {3, 800}, {8, 700}, {45, 1}};
  EXPECT_EQ(dankar_unique_share(sizes, 0.2), zayatz_unique_share(sizes, 0.2));
  ASSERT_TRUE(pitman_unique_share(sizes, 0.05));
  EXPECT_EQ(dankar_unique_share(sizes, 0.05), *pitman_unique_share(sizes, 0.05));
}

}  // namespace
}  // namespace renga::anonymize
