#include "base/random.hpp"

#include <array>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace renga {
namespace {

TEST(Random, TheSameSeedAndPurposeGiveTheSameNumbers) {
  Random first(7, "names");
  Random second(7, "names");
  Random other(7, "dates");
  const std::uint64_t number = first.next();
  EXPECT_EQ(number, second.next());
  EXPECT_NE(number, other.next());
}

TEST(Random, StaysInItsRange) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    Random random(seed);
    const auto limit = *rc::gen::inRange<std::uint64_t>(1, 1000);
    RC_ASSERT(random.below(limit) < limit);
    const double unit = random.unit();
    RC_ASSERT(unit >= 0.0 && unit < 1.0);
  }));
}

TEST(Random, IsEvenEnoughForTenBins) {
  Random random(1);
  std::array<int, 10> bins{};
  for (int i = 0; i < 100000; ++i) ++bins[random.below(10)];
  for (const int bin : bins) EXPECT_NEAR(bin, 10000, 500);
}

}  // namespace
}  // namespace renga
