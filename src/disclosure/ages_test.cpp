#include "disclosure/ages.hpp"

#include <gtest/gtest.h>

namespace renga::disclosure {
namespace {

constexpr AgeLimits kLimits = {.years = 5, .top = 100, .single_years_below = 20};

TEST(AgeBand, ReadsTheUsualWritings) {
  struct Case {
    std::string_view label;
    std::int64_t low;
    std::optional<std::int64_t> high;
  };
  const std::vector<Case> cases = {
      {"40-44", 40, 44},   {"40～44歳", 40, 44}, {"４０～４４歳", 40, 44}, {"40歳〜44歳", 40, 44},
      {"0～4", 0, 4},      {"7歳", 7, 7},        {"85歳以上", 85, {}},     {"100+", 100, {}},
      {"20歳未満", 0, 19}, {"64歳以下", 0, 64},  {"40 - 44", 40, 44},
  };
  for (const Case& expected : cases) {
    const auto band = read_age_band(expected.label);
    ASSERT_TRUE(band) << expected.label;
    EXPECT_EQ(band->low, expected.low) << expected.label;
    EXPECT_EQ(band->high, expected.high) << expected.label;
  }
  for (const std::string_view label : {"", "計", "高齢者", "44-40", "-5", "1900-1904", "0未満"})
    EXPECT_FALSE(read_age_band(label)) << label;
}

// PUB-09: groups of five years; wider ones tell less.
TEST(AgeBand, GroupsOfFiveYearsOrMoreAreAllowed) {
  EXPECT_EQ(judge_age({40, 44}, kLimits), AgeVerdict::allowed);
  EXPECT_EQ(judge_age({40, 64}, kLimits), AgeVerdict::allowed);
  EXPECT_EQ(judge_age({40, 43}, kLimits), AgeVerdict::too_fine);
  EXPECT_EQ(judge_age({85, 85}, kLimits), AgeVerdict::too_fine);
}

// PUB-10: one group from 100.
TEST(AgeBand, AHundredAndOverAreOneGroup) {
  EXPECT_EQ(judge_age({100, {}}, kLimits), AgeVerdict::allowed);
  EXPECT_EQ(judge_age({85, {}}, kLimits), AgeVerdict::allowed);
  EXPECT_EQ(judge_age({105, {}}, kLimits), AgeVerdict::too_fine);
  EXPECT_EQ(judge_age({100, 104}, kLimits), AgeVerdict::too_fine);
  EXPECT_EQ(judge_age({95, 99}, kLimits), AgeVerdict::allowed);
}

// PUB-11: below 20 single years are possible where the research needs them.
TEST(AgeBand, FineGroupsOfTheYoungNeedAReason) {
  EXPECT_EQ(judge_age({7, 7}, kLimits), AgeVerdict::needs_reason);
  EXPECT_EQ(judge_age({18, 19}, kLimits), AgeVerdict::needs_reason);
  EXPECT_EQ(judge_age({19, 20}, kLimits), AgeVerdict::too_fine);
}

}  // namespace
}  // namespace renga::disclosure
