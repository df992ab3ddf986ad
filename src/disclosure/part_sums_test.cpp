#include "disclosure/attacker.hpp"
#include "disclosure/audit.hpp"
#include "disclosure/sample_cubes.hpp"
#include "disclosure/sample_tables.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

namespace renga::disclosure {
namespace {

using Texts = std::vector<std::vector<std::string>>;

/// The columns of B2 and C2 and the row of B3 and C3 tell what B2 and C2 are together; each alone
/// stays open.
Texts told(const std::string& row_sum, const std::string& left, const std::string& right) {
  return {{"*", "*", "*", "*", row_sum},
          {"*", "*", "40", "50", "140"},
          {"60", "70", "*", "*", "190"},
          {left, right, "85", "115", "387"}};
}

std::vector<Finding> found_in(const Texts& texts) {
  std::vector<Finding> found;
  for (const Finding& finding :
       judge(sample::release(sample::grid(texts)), sample::rules()).findings)
    if (finding.rule == "recoverable") found.push_back(finding);
  return found;
}

// CHK-55
TEST(PartSums, SomeHiddenPartsThatAreFewTogetherAreFound) {
  // 3 + 4 = 7 of the first row.
  const auto found = found_in(told("57", "83", "104"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().severity, Severity::violation);
  EXPECT_EQ(found.front().cell, "B2");
  EXPECT_NE(found.front().english.find("2 (B2, C2)"), std::string::npos);
  EXPECT_NE(found.front().english.find("sum up to 7"), std::string::npos);
}

// CHK-55
TEST(PartSums, PartsThatAreNotFewTogetherAreNoFinding) {
  // 30 + 40 = 70 of the first row.
  EXPECT_TRUE(found_in({{"*", "*", "*", "*", "120"},
                        {"*", "*", "40", "50", "140"},
                        {"60", "70", "*", "*", "190"},
                        {"110", "140", "85", "115", "450"}})
                  .empty());
}

// CHK-66: what a large component shows is what an exact look at the same component finds.
TEST(PartSums, ALargeComponentIsLookedAtToo) {
  const Release release = sample::release(sample::grid(told("57", "83", "104")));
  const Audit large = audit(release, sample::rules(), {.exact_size = 4});
  ASSERT_EQ(large.part_sums.size(), 1U);
  EXPECT_EQ(large.part_sums.front().box, (Box{7, 7}));
  EXPECT_EQ(large.undecided_sums, 0);
}

/// The pattern of told() with drawn counts: B2 and C2 are always known together.
Release drawn(std::uint64_t seed) {
  sample::Draw draw(seed);
  std::vector<std::vector<std::int64_t>> counts(3, std::vector<std::int64_t>(4));
  for (auto& row : counts)
    for (std::int64_t& count : row) count = 5 + draw.below(40);
  counts[0][0] = 1 + draw.below(9);
  counts[0][1] = 1 + draw.below(9);
  Texts texts(4, std::vector<std::string>(5));
  std::vector<std::int64_t> sums(5, 0);
  for (std::size_t row = 0; row < 3; ++row) {
    std::int64_t sum = 0;
    for (std::size_t column = 0; column < 4; ++column) {
      const bool hides = row == 0 || (column < 2) == (row == 1);
      texts[row][column] = hides ? "*" : std::to_string(counts[row][column]);
      sums[column] += counts[row][column];
      sum += counts[row][column];
    }
    texts[row][4] = std::to_string(sum);
    sums[4] += sum;
  }
  for (std::size_t column = 0; column < 5; ++column)
    texts[3][column] = std::to_string(sums[column]);
  return sample::release(sample::grid(texts));
}

std::set<std::vector<std::uint32_t>> sums_of(const Audit& audit) {
  std::set<std::vector<std::uint32_t>> sums;
  for (const PartSum& sum : audit.part_sums) {
    auto numbers = sum.numbers;
    std::ranges::sort(numbers);
    sums.insert(numbers);
  }
  return sums;
}

// CHK-55, CHK-66
TEST(PartSums, WindowsAndExactBoundsFindTheSameSums) {
  std::size_t found = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const Release release = drawn(seed);
    const Audit exact = audit(release, sample::rules(), {.exact_size = 100});
    const Audit large = audit(release, sample::rules(), {.exact_size = 4});
    ASSERT_EQ(large.undecided_sums, 0) << seed;
    EXPECT_EQ(sums_of(large), sums_of(exact)) << seed;
    found += sums_of(exact).size();
  }
  EXPECT_GT(found, 10U);
}

// CHK-46, CHK-55
TEST(PartSums, ProtectionOpensThem) {
  const Table before = sample::grid(told("57", "83", "104"));
  const auto hidden = protect(sample::release(before), sample::rules());
  EXPECT_FALSE(hidden.empty());
  const Table after = sample::with_hidden(before, hidden);
  const Judgement judgement = judge(sample::release(after), sample::rules());
  EXPECT_EQ(judgement.audit.recoverable, 0);
  EXPECT_EQ(judgement.audit.unproven, 0);
}

}  // namespace
}  // namespace renga::disclosure
