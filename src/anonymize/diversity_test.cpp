#include "anonymize/diversity.hpp"

#include "anonymize/goals.hpp"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

namespace renga::anonymize {
namespace {

using Values = std::vector<ValuePersons>;

TEST(Diversity, CountsDifferentValuesAndTheirEvenness) {
  const Values all = {{0, 4}, {1, 4}, {2, 4}};
  const Diversity even = diversity_of(Values{{0, 2}, {2, 2}}, all, std::nullopt);
  EXPECT_EQ(even.l_distinct, 2);
  EXPECT_NEAR(even.l_entropy, 2, 1e-12);
  EXPECT_FALSE(even.recursive_c);
  const Diversity uneven = diversity_of(Values{{0, 3}, {2, 1}}, all, std::nullopt);
  EXPECT_NEAR(uneven.l_entropy, 4 / std::pow(27, 0.25), 1e-12);
}

TEST(Diversity, RecursiveComparesTheMostFrequentWithTheRareOnes) {
  const Values values = {{0, 5}, {1, 1}, {2, 3}, {3, 1}};
  EXPECT_DOUBLE_EQ(*diversity_of(values, values, 2).recursive_c, 1);
  EXPECT_DOUBLE_EQ(*diversity_of(values, values, 3).recursive_c, 2.5);
  EXPECT_TRUE(std::isinf(*diversity_of(values, values, 5).recursive_c));
}

// The worked example of Li et al. (2007), section 4: salaries 3 to 11 thousand.
TEST(Diversity, OrderedDistanceIsThatOfThePaper) {
  Values all;
  for (std::int64_t rank = 0; rank < 9; ++rank) all.push_back({rank, 1});
  EXPECT_NEAR(diversity_of(Values{{0, 1}, {1, 1}, {2, 1}}, all, 1).t_ordered, 0.375, 1e-12);
  EXPECT_NEAR(diversity_of(Values{{3, 1}, {5, 1}, {8, 1}}, all, 1).t_ordered, 1.0 / 6, 1e-3);
  EXPECT_NEAR(diversity_of(Values{{0, 1}, {1, 1}, {2, 1}}, all, 1).t_equal, 2.0 / 3, 1e-12);
}

TEST(Diversity, AClassLikeEverybodyIsAtNoDistance) {
  const Values all = {{0, 4}, {1, 6}};
  const Diversity same = diversity_of(Values{{0, 2}, {1, 3}}, all, std::nullopt);
  EXPECT_NEAR(same.t_equal, 0, 1e-12);
  EXPECT_NEAR(same.t_ordered, 0, 1e-12);
}

TEST(Goals, AreReachedUpToARounding) {
  Goals goals;
  goals.l_entropy = 3;
  const Values even = {{0, 1}, {1, 1}, {2, 1}};
  EXPECT_TRUE(goals.reached_by(diversity_of(even, even, std::nullopt)));
  goals.l_recursive = RecursiveGoal{1, 3};
  EXPECT_FALSE(goals.reached_by(diversity_of(even, even, 3)));  // 1 < 1 × 1 does not hold
  goals.l_recursive = RecursiveGoal{1.1, 3};
  EXPECT_TRUE(goals.reached_by(diversity_of(even, even, 3)));
  EXPECT_FALSE(Goals{}.any());
}

}  // namespace
}  // namespace renga::anonymize
