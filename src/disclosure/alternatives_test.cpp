#include "disclosure/alternatives.hpp"

#include "disclosure/protect.hpp"
#include "disclosure/sample_cubes.hpp"
#include "disclosure/sample_tables.hpp"

#include <gtest/gtest.h>

namespace renga::disclosure {
namespace {

// CHK-56
TEST(Alternatives, MergingTheSmallGroupCostsLessThanHidingAroundIt) {
  Table table = sample::grid({{"7", "5", "9", "21"},
                              {"4", "8", "6", "18"},
                              {"40", "50", "60", "150"},
                              {"51", "63", "75", "189"}});
  Dimension ages("age", DimensionKind::age, "計");
  for (Cell& cell : table.cells) {
    static constexpr std::array<const char*, 4> kLabels = {"20-24", "25-29", "30-34", "計"};
    cell.labels[0] = ages.place_of(kLabels[static_cast<std::size_t>(cell.row - 2)]);
  }
  table.dimensions[0] = ages;
  const Release release = sample::release(table);
  const Protection hiding = protect_all(release, sample::rules());
  const auto found = alternatives_of(release, sample::rules(), hiding.bits);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].merged, (std::vector<std::string>{"20-24", "25-29"}));
  EXPECT_EQ(found[0].hidden, 0);
  EXPECT_EQ(found[0].sentence(Language::english), "Merge 20-24 and 25-29 of age");
  EXPECT_EQ(found[0].sentence(Language::japanese), "「age」の「20-24」と「25-29」をまとめる");
  EXPECT_LE(found[0].bits, found[1].bits);
}

// CHK-56
TEST(Alternatives, TheHigherLevelIsOne) {
  const Release release =
      sample::release(sample::cube({.sizes = {6, 4}, .group = 3, .small_share = 60}, 3));
  const auto found = alternatives_of(release, sample::rules(), 100);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].merged.empty());
  EXPECT_EQ(found[0].sentence(Language::english), "Print only the higher level of d0");
}

TEST(Alternatives, ThereAreNoneWhereNothingIsHidden) {
  EXPECT_TRUE(
      alternatives_of(sample::release(sample::grid({{"10", "20", "30"}})), sample::rules(), 0)
          .empty());
}

}  // namespace
}  // namespace renga::disclosure
