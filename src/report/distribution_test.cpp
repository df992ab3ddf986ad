#include "report/parsed_test.hpp"
#include "report/picture.hpp"
#include "report/sample_test.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace renga::report {

namespace {

std::vector<std::string> texts_of(const Distribution& distribution, double width) {
  std::vector<std::string> texts;
  const Drawing drawing = draw(distribution, width, Language::english);
  const Element svg = parse(drawing.svg({"id", "wide", "t", "d"}));
  for (const Element* each : svg.all("text")) texts.push_back(each->text());
  return texts;
}

bool holds(const std::vector<std::string>& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

Distribution with_highest(std::int64_t count) {
  return {.caption = {"t"}, .axis = "x", .series = {"s"}, .bins = {{"bin", {count}}}};
}

TEST(Distribution, CountsItsAxisInRoundSteps) {
  const auto texts = texts_of(sample_ages(), kWideDrawing);
  for (const char* tick : {"0", "500", "1,000", "2,500"}) EXPECT_TRUE(holds(texts, tick)) << tick;
  EXPECT_TRUE(holds(texts_of(with_highest(3), kWideDrawing), "2")) << "never half a person";
  EXPECT_FALSE(holds(texts_of(with_highest(3), kWideDrawing), "4"));
  EXPECT_TRUE(holds(texts_of(with_highest(1'000'001), kWideDrawing), "1,500,000"));
}

TEST(Distribution, WithoutAnyoneStillHasAnAxis) {
  EXPECT_TRUE(holds(texts_of(with_highest(0), kWideDrawing), "1"));
}

TEST(Distribution, WritesTheNumbersOnTheBarsWhereTheyFit) {
  EXPECT_TRUE(holds(texts_of(sample_class_sizes(), kWideDrawing), "312"));
  EXPECT_FALSE(holds(texts_of(sample_ages(), kNarrowDrawing), "2,210"));
}

TEST(Distribution, LeavesOutLabelsThatFindNoRoom) {
  const auto narrow = texts_of(sample_ages(), kNarrowDrawing);
  EXPECT_TRUE(holds(narrow, "0–9"));
  EXPECT_FALSE(holds(narrow, "10–19"));
  EXPECT_TRUE(holds(texts_of(sample_ages(), kWideDrawing), "10–19"));
}

TEST(Distribution, HasATableWithEveryBinAndSeries) {
  const Table table = data_table(sample_ages());
  ASSERT_EQ(table.rows.size(), 9u);
  EXPECT_EQ(table.columns[2].title.in(Language::japanese), "連結できた人");
  EXPECT_EQ(table.rows[5][1].in(Language::english), "2,210");
}

TEST(Distribution, WithoutACountForEachSeriesIsABug) {
  Distribution distribution = sample_ages();
  distribution.bins[3].counts.pop_back();
  EXPECT_THROW(draw(distribution, kWideDrawing, Language::english), Bug);
}

}  // namespace

}  // namespace renga::report
