#include "disclosure/sums.hpp"

#include "disclosure/sample_tables.hpp"

#include <gtest/gtest.h>

namespace renga::disclosure {
namespace {

Judgement told(const std::vector<std::vector<std::string>>& texts) {
  const Release release = sample::release(sample::grid(texts));
  Judgement judgement = judge(release, sample::rules());
  explain_sums(judgement, release);
  return judgement;
}

using Addresses = std::vector<std::string>;

// CHK-61
TEST(Sums, AHiddenPartIsItsTotalLessTheOtherParts) {
  const Judgement judgement = told({{"*", "20", "27"}, {"30", "40", "70"}, {"37", "60", "97"}});
  ASSERT_EQ(judgement.findings.size(), 1U);
  EXPECT_EQ(judgement.findings[0].cell, "B2");
  EXPECT_EQ(judgement.findings[0].value, 7);
  // Along the column: its total B4 less B3.
  EXPECT_EQ(judgement.findings[0].from, (Addresses{"B4", "B3"}));
}

TEST(Sums, ALineOfSeveralHiddenCellsExplainsNone) {
  const Judgement judgement = told({{"*", "*", "9"}, {"*", "*", "70"}, {"37", "60", "97"}});
  ASSERT_FALSE(judgement.findings.empty());
  for (const Finding& found : judgement.findings) EXPECT_TRUE(found.from.empty());
}

}  // namespace
}  // namespace renga::disclosure
