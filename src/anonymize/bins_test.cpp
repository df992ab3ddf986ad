#include "anonymize/bins.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::anonymize {
namespace {

std::string drawn(const std::vector<BinCount>& bins) {
  std::string text;
  for (const BinCount& bin : bins) text += bin.label + ":" + std::to_string(bin.rows) + " ";
  return text;
}

TEST(Bins, NumbersHaveRangesWithRoundEdges) {
  const std::vector<WrittenCount> values = {{"38.5", 20}, {"49.9", 30}, {"61.2", 40}, {"72.0", 10}};
  EXPECT_EQ(drawn(bins_of(values, Binning::numbers, 10)),
            "35～40:20 40～45:0 45～50:30 50～55:0 55～60:0 60～65:40 65～70:0 70～75:10 ");
}

TEST(Bins, ALabelAmongNumbersStandsBehindThem) {
  const std::vector<WrittenCount> values = {{"201以上", 12}, {"150", 10}, {"199", 11}};
  const std::vector<BinCount> bins = bins_of(values, Binning::numbers, 10);
  ASSERT_FALSE(bins.empty());
  EXPECT_EQ(bins.front().label, "150～155");
  EXPECT_EQ(bins.back().label, "201以上");
  EXPECT_EQ(bins.back().rows, 12);
}

TEST(Bins, AValueOfFewRowsHidesAmongTheOthers) {
  const std::vector<WrittenCount> values = {{"a", 9}, {"b", 10}, {"c", 3}};
  EXPECT_EQ(drawn(bins_of(values, Binning::words, 10)), "b:10 :12 ");
}

TEST(Bins, DatesAreDrawnByYear) {
  const std::vector<WrittenCount> values = {{"2020-01-09", 20}, {"2020/3/2", 5}, {"20211231", 30}};
  EXPECT_EQ(drawn(bins_of(values, Binning::dates, 10)), "2020:25 2021:30 ");
}

TEST(Bins, NothingIsDrawnOfNothing) {
  EXPECT_TRUE(bins_of({}, Binning::numbers, 10).empty());
}

RC_GTEST_PROP(Bins, NoRowIsLostAndNoFewRowsAreShown, ()) {
  const auto numbers = *rc::gen::container<std::vector<std::pair<int, int>>>(
      rc::gen::pair(rc::gen::inRange(-5000, 5000), rc::gen::inRange(1, 50)));
  std::vector<std::string> texts;
  for (const auto& [number, rows] : numbers) texts.push_back(std::to_string(number));
  std::vector<WrittenCount> values;
  std::int64_t total = 0;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    values.push_back({texts[i], numbers[i].second});
    total += numbers[i].second;
  }
  for (const Binning binning : {Binning::numbers, Binning::words}) {
    std::int64_t drawn_rows = 0;
    for (const BinCount& bin : bins_of(values, binning, 10)) {
      drawn_rows += bin.rows;
      RC_ASSERT(bin.label.empty() || bin.rows == 0 || bin.rows >= 10);
    }
    RC_ASSERT(drawn_rows == total);
  }
}

}  // namespace
}  // namespace renga::anonymize
