#include "report/parsed_test.hpp"
#include "report/picture.hpp"
#include "report/sample_test.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace renga::report {

namespace {

std::vector<std::string> texts_of(const BeforeAfter& picture) {
  std::vector<std::string> texts;
  const Drawing drawing = draw(picture, kWideDrawing, Language::english);
  const Element svg = parse(drawing.svg({"id", "wide", "t", "d"}));
  for (const Element* each : svg.all("text")) texts.push_back(each->text());
  return texts;
}

bool holds(const std::vector<std::string>& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

TEST(BeforeAfter, WritesEachValueAtItsBar) {
  const auto texts = texts_of(sample_changes());
  for (const char* value : {"1", "6", "34.2%", "0.0%", "100.0%", "16.7%", "41.8%", "2.9%"})
    EXPECT_TRUE(holds(texts, value)) << value;
}

TEST(BeforeAfter, SaysWhatTheLimitAsks) {
  EXPECT_TRUE(holds(texts_of(sample_changes()), "Limit: at least 5"));
  BeforeAfter picture = sample_changes();
  picture.changes[0].limit_words = {};
  EXPECT_TRUE(holds(texts_of(picture), "Limit: 5")) << "the number stands for itself";
}

TEST(BeforeAfter, WritesCountsPercentagesAndDecimalsTheirOwnWay) {
  const BeforeAfter picture = {
      .caption = {"t"},
      .changes = {{.label = "count", .before = 12345, .after = 1},
                  {.label = "share", .before = 0.04, .after = 0, .measure = Measure::percent},
                  {.label = "loss", .before = 1.256, .after = 0, .measure = Measure::decimal}}};
  const Table table = data_table(picture);
  EXPECT_EQ(table.rows[0][1].in(Language::english), "12,345");
  EXPECT_EQ(table.rows[1][1].in(Language::english), "<0.1%");
  EXPECT_EQ(table.rows[2][1].in(Language::english), "1.26");
  EXPECT_EQ(table.columns.size(), 3u) << "no limit, no column of limits";
}

TEST(BeforeAfter, DrawsEachPairOnItsOwnScale) {
  const Drawing drawing = draw(sample_changes(), kWideDrawing, Language::english);
  std::vector<double> before;
  const Element svg = parse(drawing.svg({"id", "wide", "t", "d"}));
  for (const Element* each : svg.all("rect"))
    if (each->attribute("class") == "before")
      before.push_back(std::atof(each->attribute("width").c_str()));
  ASSERT_EQ(before.size(), 4u);
  EXPECT_EQ(before[1], before[2]) << "34.2% and 100% are each the longest of their pair";
  EXPECT_NEAR(before[0] * 6, before[1], 0.5);
}

TEST(BeforeAfter, DrawsAPairOfZeros) {
  const BeforeAfter zeros = {.caption = {"t"}, .changes = {{.label = "none"}}};
  EXPECT_TRUE(holds(texts_of(zeros), "0"));
}

}  // namespace

}  // namespace renga::report
