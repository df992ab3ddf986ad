#include "report/flow_parts.hpp"
#include "report/sample_test.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace renga::report {

namespace {

std::vector<std::string> texts_of(const std::vector<Text>& row) {
  std::vector<std::string> texts;
  for (const Text& cell : row) texts.push_back(cell.in(Language::english));
  return texts;
}

using Row = std::vector<std::string>;

TEST(Flow, HasATableWithEveryStepAndEveryReason) {
  const Table table = data_table(sample_flow());
  ASSERT_EQ(table.rows.size(), 7u);
  EXPECT_EQ(texts_of(table.rows[0]), (Row{"Cohort in the Jisedai database", "10,000", "100.0%",
                                          "112", "Asked not to be included"}));
  EXPECT_EQ(texts_of(table.rows[1]), (Row{"Provision IDs made", "9,888", "98.9%", "354", ""}));
  EXPECT_EQ(texts_of(table.rows[4]),
            (Row{"Provision IDs made", "", "", "7", "Impossible birth date"}));
  EXPECT_EQ(texts_of(table.rows[6]), (Row{"Linked data", "8,816", "88.2%", "", ""}));
}

TEST(Flow, HasLanesWhereEveryStepNamesItsParty) {
  EXPECT_TRUE(has_lanes(sample_lanes(), Language::english));
  EXPECT_FALSE(has_lanes(sample_flow(), Language::english));
  Flow flow = sample_lanes();
  flow.steps[2].party = {};
  EXPECT_FALSE(has_lanes(flow, Language::english)) << "a step without a party has no lane";
}

TEST(Flow, NamesEachPartyOnceInTheOrderOfItsFirstStep) {
  EXPECT_EQ(parties_of(sample_lanes(), Language::english),
            (Row{"Producer", "Fund", "NDB", "Applicant"}));
}

TEST(Flow, HasNoLanesForMorePartiesThanFit) {
  Flow flow;
  for (const char* party : {"a", "b", "c", "d", "e"}) flow.steps.push_back({"s", 1, {}, party});
  EXPECT_TRUE(has_lanes(flow, Language::english));
  flow.steps.push_back({"s", 1, {}, "f"});
  EXPECT_FALSE(has_lanes(flow, Language::english));
}

TEST(Flow, PutsLanesBelowEachOtherInANarrowPicture) {
  const Drawing narrow = draw(sample_lanes(), kNarrowDrawing, Language::japanese);
  const Drawing wide = draw(sample_lanes(), kWideDrawing, Language::japanese);
  const auto leftmost = [](const Drawing& drawing) {
    return std::count_if(drawing.texts().begin(), drawing.texts().end(),
                         [](const Box& box) { return box.left < 20; });
  };
  EXPECT_GE(leftmost(narrow), 15) << "party, step and count of each of the five steps";
  EXPECT_LT(leftmost(wide), 6);
}

TEST(Flow, SaysOnlyOnceHowManyLeftForASingleReason) {
  const Flow flow = sample_flow();
  const Panel one = leaving_panel(flow, flow.steps[0], 300, Language::english);
  const Panel three = leaving_panel(flow, flow.steps[1], 300, Language::english);
  Drawing drawing(300);
  one.draw(drawing, {0, 0}, "left");
  EXPECT_EQ(drawing.texts().size(), 3u) << "the word, the count, the reason";
  EXPECT_GT(three.height(), one.height());
}

}  // namespace

}  // namespace renga::report
