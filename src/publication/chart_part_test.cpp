#include "publication/chart_part.hpp"

#include <gtest/gtest.h>

namespace renga::publication {
namespace {

Chart read(const std::string& inside) {
  Chart chart;
  ChartPart reader(chart);
  const auto done = reader.read("book.xlsx", "xl/charts/chart1.xml", "<c>" + inside + "</c>");
  EXPECT_TRUE(done) << done.error().message(Language::english);
  return chart;
}

std::string point(int index, const std::string& value) {
  return "<pt idx=\"" + std::to_string(index) + "\"><v>" + value + "</v></pt>";
}

std::string where(const Chart& chart, std::size_t place) {
  const ChartPoint& found = chart.points[place];
  if (found.area == kNoArea) return "";
  return chart.areas[found.area].sheet + " " + address_of(found.place);
}

// CHK-77
TEST(ChartPart, EveryCopyTellsItsCell) {
  const Chart chart = read("<cat><strRef><f>表1!$A$2:$A$3</f><strCache>" + point(0, "男") +
                           "</strCache></strRef></cat><val><numRef><f>'表 ''1'''!$B$2:$C$3</f>"
                           "<numCache><formatCode>0</formatCode><ptCount val=\"4\"/>" +
                           point(0, "7") + point(3, "12") + "</numCache></numRef></val>");
  ASSERT_EQ(chart.points.size(), 3U);
  EXPECT_EQ(where(chart, 0), "表1 A2");
  EXPECT_FALSE(chart.points[0].number);
  EXPECT_EQ(where(chart, 1), "表 '1' B2");
  EXPECT_EQ(where(chart, 2), "表 '1' C3");
  EXPECT_TRUE(chart.points[2].number);
  EXPECT_EQ(chart.points[2].text, "12");
  EXPECT_FALSE(chart.words);
}

// CHK-77
TEST(ChartPart, AReferenceToSeveralAreasGoesOnFromOneToTheNext) {
  const Chart chart = read("<numRef><f>('a,b'!$B$2:$B$3,表2!$D$9)</f><numCache>" + point(1, "1") +
                           point(2, "2") + point(3, "3") + "</numCache></numRef>");
  EXPECT_EQ(where(chart, 0), "a,b B3");
  EXPECT_EQ(where(chart, 1), "表2 D9");
  EXPECT_EQ(where(chart, 2), "") << "beyond what is referred to";
}

// CHK-77
TEST(ChartPart, WhatRefersToNoCellOfTheWorkbookTellsNone) {
  for (const std::string reference :
       {"", "<f>[1]表1!$B$2</f>", "<f>Named</f>", "<f>表1!$B$9:$B$2</f>", "<f>表1!$B:$B</f>"}) {
    const Chart chart = read("<numRef>" + reference + point(0, "7") + "</numRef>");
    ASSERT_EQ(chart.points.size(), 1U) << reference;
    EXPECT_EQ(where(chart, 0), "") << reference;
  }
  const Chart levels = read("<multiLvlStrRef><f>表1!$A$2:$B$3</f><lvl>" + point(0, "北") +
                            "</lvl></multiLvlStrRef>");
  EXPECT_EQ(where(levels, 0), "");
  const Chart literal = read("<numRef><f>表1!$B$2</f>" + point(0, "7") + "</numRef><numLit>" +
                             point(0, "8") + "</numLit>");
  EXPECT_EQ(where(literal, 0), "表1 B2");
  EXPECT_EQ(where(literal, 1), "");
}

// CHK-77
TEST(ChartPart, NewerChartsAndTitlesAreReadToo) {
  const Chart chart = read(
      "<numDim type=\"val\"><f>表1!$B$2:$B$3</f><lvl ptCount=\"2\">"
      "<pt idx=\"0\">7</pt><pt idx=\"1\">8</pt></lvl></numDim>"
      "<title><tx><rich><p><r><t>図1</t></r></p></rich></tx></title>");
  ASSERT_EQ(chart.points.size(), 2U);
  EXPECT_EQ(where(chart, 1), "表1 B3");
  EXPECT_EQ(chart.points[0].text, "7");
  EXPECT_TRUE(chart.words);
}

// CHK-74
TEST(ChartPart, AChartThatIsNoXmlRefusesTheWorkbook) {
  Chart chart;
  ChartPart reader(chart);
  EXPECT_FALSE(reader.read("book.xlsx", "xl/charts/chart1.xml", "<c><pt>"));
}

}  // namespace
}  // namespace renga::publication
