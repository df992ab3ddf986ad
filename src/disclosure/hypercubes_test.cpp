#include "disclosure/hypercubes.hpp"

#include "disclosure/attacker.hpp"
#include "disclosure/protect.hpp"
#include "disclosure/sample_cubes.hpp"
#include "disclosure/sample_tables.hpp"

#include <gtest/gtest.h>

namespace renga::disclosure {
namespace {

/// A table whose numbers are all known to the explorer, of which some are hidden.
class Ground {
 public:
  explicit Ground(Table table) : release_(sample::release(std::move(table))) {
    system_ = system_of(release_, sample::rules());
    std::vector<Box> boxes;
    std::vector<std::int64_t> base;
    for (const Number& number : system_.numbers) {
      boxes.push_back({*number.seen, *number.seen});
      base.push_back(*number.seen);
    }
    explorer_.emplace(system_, boxes, base, std::vector<std::int64_t>(base.size(), 0),
                      std::vector<bool>(system_.relations.size(), false));
  }

  void hide(std::uint32_t number) { explorer_->open(number, {.least = 1}, 5); }
  Explorer& explorer() { return *explorer_; }
  const System& facts() const { return system_; }
  Hypercubes hypercubes() const { return {system_, release_}; }

 private:
  Release release_;
  System system_;
  std::optional<Explorer> explorer_;
};

/// Numbers are in the order of the cells: 0 1 2 | 3 4 5 | 6 7 8 with totals in 2, 5, 6, 7, 8.
Ground square() {
  return Ground(sample::grid({{"7", "20", "27"}, {"30", "40", "70"}, {"37", "60", "97"}}));
}

TEST(Hypercubes, FourCornersOfASquareOpenEachOther) {
  Ground ground = square();
  for (const std::uint32_t number : {0U, 1U, 3U, 4U}) ground.hide(number);
  EXPECT_TRUE(ground.hypercubes().open(ground.explorer(), 0));
  for (const std::uint32_t number : {0U, 1U, 3U, 4U})
    EXPECT_GE(ground.explorer().reach(number).values(), 5) << number;
}

TEST(Hypercubes, AMissingCornerOpensNothing) {
  Ground ground = square();
  for (const std::uint32_t number : {0U, 1U, 3U}) ground.hide(number);
  EXPECT_FALSE(ground.hypercubes().open(ground.explorer(), 0));
}

TEST(Hypercubes, ACornerThatCannotMoveFarEnoughOpensNothing) {
  Ground ground = square();
  for (const std::uint32_t number : {0U, 1U, 3U}) ground.hide(number);
  ground.explorer().open(4, {.least = 39, .most = 41}, 2);
  EXPECT_FALSE(ground.hypercubes().open(ground.explorer(), 0));
}

TEST(Hypercubes, TheCheapestCornersAreTaken) {
  Ground ground(sample::grid({{"7", "20", "50", "77"},
                              {"30", "40", "60", "130"},
                              {"90", "80", "15", "185"},
                              {"127", "140", "125", "392"}}));
  ground.hide(0);
  std::vector<std::int64_t> prices;
  for (const Number& number : ground.facts().numbers) prices.push_back(*number.seen);
  const Hypercubes::Prices of{.of = prices, .floor = 1};
  const auto found = ground.hypercubes().cheapest(ground.explorer(), 0, &of);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->cost, 20 + 30 + 40);
  EXPECT_EQ(found->corners, (Move{{0, 1}, {1, -1}, {4, -1}, {5, 1}}));
  const Hypercubes::Prices less{.of = prices, .floor = 1, .below = 20 + 30 + 40};
  EXPECT_FALSE(ground.hypercubes().cheapest(ground.explorer(), 0, &less));
}

TEST(Hypercubes, ANumberThatMayNotBeHiddenIsNoCorner) {
  Ground ground = square();
  ground.hide(0);
  std::vector<std::int64_t> prices(ground.facts().numbers.size(), -1);
  const Hypercubes::Prices of{.of = prices, .floor = 1};
  EXPECT_FALSE(ground.hypercubes().cheapest(ground.explorer(), 0, &of));
}

/// A group moves with one of its parts, against another group with one of its own.
TEST(Hypercubes, AGroupMovesWithItsParts) {
  Ground ground(sample::cube({.sizes = {4}, .group = 2, .small_share = 0, .zero_share = 0}, 3));
  const auto& relations = ground.facts().relations;
  ASSERT_EQ(relations.size(), 3U);  // two groups, and the total of both
  for (std::uint32_t number = 0; number < ground.facts().numbers.size(); ++number)
    if (ground.facts().uses_of(number).size() != 1 ||
        ground.facts().uses_of(number).front().factor != -1)
      ground.hide(number);
  for (std::uint32_t number = 0; number < ground.facts().numbers.size(); ++number) {
    if (ground.facts().uses_of(number).size() != 2) continue;
    const auto found = ground.hypercubes().cheapest(ground.explorer(), number, nullptr);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->corners.size(), 4U);
    EXPECT_TRUE(ground.hypercubes().open(ground.explorer(), number));
  }
}

sample::CubeShape shape_of(std::uint64_t seed) {
  static const std::array<sample::CubeShape, 4> kShapes = {{
      {.sizes = {6, 5}, .group = 2},
      {.sizes = {4, 4, 3}, .small_share = 20},
      {.sizes = {8, 7}, .group = 4, .small_share = 25},
      {.sizes = {8, 5, 4}, .group = 4, .small_share = 15},
  }};
  return kShapes[seed % kShapes.size()];
}

class CubesByHypercubes : public testing::TestWithParam<std::uint64_t> {};

// CHK-46, CHK-59: the way of large systems, over small ones.
TEST_P(CubesByHypercubes, AreOpenToNoAttacker) {
  const Table before = sample::cube(shape_of(GetParam()), GetParam());
  const Rules rules = sample::rules();
  const auto protection =
      protect_all(sample::release(before), rules, {.optimal_size = 0, .quick_size = 0});
  const Table after = sample::with_hidden(before, protection.hidden);
  const sample::Attacker attacker(after);
  EXPECT_FALSE(attacker.small_sum(rules.patients_min));
  for (const auto& interval : attacker.by_programs())
    EXPECT_TRUE(interval.values() >= 5 || interval.least >= 10)
        << interval.least << "-" << interval.most;
  const Judgement judgement = judge(sample::release(after), rules);
  EXPECT_EQ(judgement.audit.recoverable, 0);
  EXPECT_EQ(judgement.audit.unproven, 0);
}

// CHK-48: with an exchange, and not without one, nothing that is hidden twice stays hidden.
TEST_P(CubesByHypercubes, CostNotMuchMoreThanProgramsDo) {
  const Table before = sample::cube(shape_of(GetParam()), GetParam());
  const auto release = sample::release(before);
  const auto quick =
      protect_all(release, sample::rules(), {.optimal_size = 0, .quick_size = 0}).bits;
  const auto slow = protect_all(release, sample::rules(), {.optimal_size = 0}).bits;
  EXPECT_LE(quick, slow + slow / 3 + 20);
}

INSTANTIATE_TEST_SUITE_P(Seeds, CubesByHypercubes, testing::Range<std::uint64_t>(1, 25));

}  // namespace
}  // namespace renga::disclosure
