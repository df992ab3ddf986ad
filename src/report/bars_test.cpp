#include "report/legend.hpp"
#include "report/parsed_test.hpp"
#include "report/picture.hpp"
#include "report/sample_test.hpp"

#include <cstdlib>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace renga::report {

namespace {

std::vector<double> widths_of(const Drawing& drawing, const std::string& style) {
  std::vector<double> widths;
  const Element svg = parse(drawing.svg({"id", "wide", "t", "d"}));
  for (const Element* each : svg.all("rect"))
    if (each->attribute("class") == style)
      widths.push_back(std::atof(each->attribute("width").c_str()));
  return widths;
}

TEST(Bars, AreAsLongAsTheirSharesOfTheWhole) {
  const Drawing drawing = draw(sample_bars(), kWideDrawing, Language::english);
  const std::vector<double> bars = widths_of(drawing, "part-1");
  const double room = widths_of(drawing, "track").front();
  ASSERT_EQ(bars.size(), 5u);
  EXPECT_NEAR(bars[0] / room, 718.0 / 1467, 0.001);
  EXPECT_NEAR(bars[1] / room, 402.0 / 1467, 0.001);
  EXPECT_EQ(bars[4], 0) << "nothing is drawn for none";
}

TEST(Bars, AreComparedWithTheLongestWhereThereIsNoWhole) {
  Bars bars = sample_bars();
  bars.whole = 0;
  const Drawing drawing = draw(bars, kWideDrawing, Language::english);
  EXPECT_EQ(widths_of(drawing, "part-1").front(), widths_of(drawing, "track").front());
  EXPECT_EQ(data_table(bars).columns.size(), 2u) << "no column of shares";
}

TEST(Bars, ThatAreStackedFillTheWholeWidth) {
  const Drawing drawing = draw(sample_stacks(), kWideDrawing, Language::english);
  const double widest = widths_of(drawing, "part-1").front();
  EXPECT_GT(widest, 0.88 * kWideDrawing);
  EXPECT_EQ(widths_of(drawing, "track").front(), kWideDrawing);
}

TEST(Bars, ThatAreStackedShowEvenTheFewest) {
  const Drawing drawing = draw(sample_stacks(), kWideDrawing, Language::english);
  bool thin = false;
  for (const double width : widths_of(drawing, "part-2")) {
    EXPECT_GE(width, 2);
    thin = thin || width < 3;
  }
  EXPECT_TRUE(thin) << "three of ten thousand are a thin stroke, not nothing";
}

TEST(Bars, TakeSharesOfTheirOwnBarInTheTable) {
  const Table table = data_table(sample_stacks());
  ASSERT_EQ(table.rows.size(), 9u);
  EXPECT_EQ(table.rows[1][2].in(Language::english), "588");
  EXPECT_EQ(table.rows[1][3].in(Language::english), "5.9%");
}

TEST(Bars, WithoutAnyoneAreDrawnEmpty) {
  Bars bars = sample_stacks();
  for (Bar& bar : bars.bars) bar.counts = {0, 0, 0};
  const Drawing drawing = draw(bars, kWideDrawing, Language::english);
  EXPECT_EQ(widths_of(drawing, "track").size(), 3u);
  EXPECT_EQ(data_table(bars).rows.size(), 9u);
}

TEST(Bars, WithoutACountForEachPartAreABug) {
  Bars bars = sample_stacks();
  bars.bars[1].counts.pop_back();
  EXPECT_THROW(draw(bars, kWideDrawing, Language::english), Bug);
}

TEST(PartStyles, BeginAgainAfterTheFifth) {
  EXPECT_EQ(part_style(0), "part-1");
  EXPECT_EQ(part_style(4), "part-5");
  EXPECT_EQ(part_style(5), "part-1");
}

}  // namespace

}  // namespace renga::report
