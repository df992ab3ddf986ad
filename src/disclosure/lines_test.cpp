#include "disclosure/lines.hpp"

#include "disclosure/sample_tables.hpp"

#include <gtest/gtest.h>

namespace renga::disclosure {
namespace {

constexpr std::int64_t kLimit = 10;

std::vector<Conclusion> conclusions(const std::vector<std::vector<std::string>>& texts) {
  const Table table = sample::grid(texts);
  return conclusions_of(system_of({&table, 1}), kLimit);
}

std::string address(const std::vector<std::vector<std::string>>& texts, const Conclusion& found) {
  const Cell& cell = sample::grid(texts).cells[found.cell];
  return address_of(cell.row, cell.column);
}

TEST(System, HasOneLinePerRowAndColumnWithATotal) {
  const Table table = sample::grid({{"1", "2", "3"}, {"4", "5", "9"}, {"5", "7", "12"}});
  const System system = system_of({&table, 1});
  EXPECT_EQ(system.lines.size(), 6U);
  for (const Line& line : system.lines) EXPECT_EQ(line.parts.size(), 2U);
  for (const auto& lines : system.lines_of) EXPECT_EQ(lines.size(), 2U);
}

TEST(System, HoldsOnlyCountsOfPatients) {
  Table table = sample::grid({{"1", "2"}, {"3", "4"}});
  table.measures[0].unit = Unit::mean;
  EXPECT_TRUE(system_of({&table, 1}).cells.empty());
}

TEST(System, AGroupWithoutTotalIsNoLine) {
  Table table = sample::grid({{"1", "2"}, {"3", "4"}});
  table.cells.pop_back();
  EXPECT_EQ(system_of({&table, 1}).lines.size(), 2U);
}

// CHK-22, as the tests of conclusions that follow
TEST(Conclusions, ASingleHiddenCellFollowsFromItsTotal) {
  const std::vector<std::vector<std::string>> texts = {
      {"*", "20", "27"}, {"30", "40", "70"}, {"37", "60", "97"}};
  const auto found = conclusions(texts);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, Conclusion::Kind::value);
  EXPECT_EQ(found[0].value, 7);
  EXPECT_EQ(address(texts, found[0]), "B2");
}

TEST(Conclusions, AHiddenTotalFollowsFromItsParts) {
  const auto found = conclusions({{"10", "20", "*"}, {"30", "40", "70"}, {"40", "60", "100"}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].value, 30);
}

TEST(Conclusions, OneRecomputedCellOpensTheNext) {
  // Row 1 hides two cells, but the second column gives one of them away.
  const auto found = conclusions({{"*", "*", "37"}, {"*", "40", "70"}, {"37", "70", "107"}});
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].value, 7);
  EXPECT_EQ(found[1].value, 30);
  EXPECT_EQ(found[2].value, 30);
}

TEST(Conclusions, TwoHiddenCellsWithASmallSumAreFound) {
  const auto found =
      conclusions({{"*", "*", "20", "28"}, {"*", "*", "50", "100"}, {"34", "24", "70", "128"}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, Conclusion::Kind::sum);
  EXPECT_EQ(found[0].cells, 2U);
  EXPECT_EQ(found[0].value, 8);
}

TEST(Conclusions, APatternOfFourIsClosedToSubtraction) {
  EXPECT_TRUE(conclusions({{"*", "*", "37"}, {"*", "*", "70"}, {"37", "70", "107"}}).empty());
}

TEST(Conclusions, HiddenZerosAreNoFindingButAreUsed) {
  EXPECT_TRUE(conclusions({{"*", "20", "20"}, {"30", "40", "70"}, {"30", "60", "90"}}).empty());
  const auto found = conclusions({{"*", "*", "0"}, {"*", "40", "47"}, {"7", "40", "47"}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].value, 7);
}

TEST(Conclusions, PartsAboveTheirTotalAreReported) {
  const auto found = conclusions({{"*", "20", "15"}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, Conclusion::Kind::no_total);
}

}  // namespace
}  // namespace renga::disclosure
