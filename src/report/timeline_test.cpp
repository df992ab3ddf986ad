#include "report/picture.hpp"
#include "report/sample_test.hpp"
#include "report/timeline_scale.hpp"

#include <gtest/gtest.h>

namespace renga::report {

namespace {

Date day(int year, unsigned month, unsigned day_of_month) {
  return Date::from_civil(year, month, day_of_month).value();
}

TEST(TimelineScale, RunsFromTheFirstMonthToTheEndOfTheLast) {
  const TimelineScale scale({{"a", 0, day(2020, 4, 14)}, {"b", 0, day(2020, 6, 2)}}, 100, 800);
  EXPECT_EQ(scale.x(day(2020, 4, 1)), 100);
  EXPECT_EQ(scale.x(day(2020, 7, 1)), 800);
}

TEST(TimelineScale, CountsThePeriodsOfEventsIn) {
  const TimelineScale scale({{"a", 0, day(2020, 4, 14), day(2021, 1, 3)}}, 0, 1000);
  EXPECT_EQ(scale.x(day(2021, 2, 1)), 1000);
}

TEST(TimelineScale, NamesMonthsAsCloseAsTheyFit) {
  const std::vector<Event> year = {{"a", 0, day(2020, 4, 14)}, {"b", 0, day(2021, 3, 2)}};
  EXPECT_EQ(TimelineScale(year, 0, 2000).ticks(Language::english).size(), 12u);
  const auto few = TimelineScale(year, 0, 320).ticks(Language::english);
  ASSERT_GE(few.size(), 2u);
  EXPECT_EQ(few[0], day(2020, 4, 1));
  EXPECT_EQ(few[1], day(2020, 7, 1));
}

TEST(TimelineScale, NamesTheFirstMonthHoweverLongTheTime) {
  const std::vector<Event> life = {{"a", 0, day(1930, 1, 1)}, {"b", 0, day(2024, 3, 2)}};
  const auto ticks = TimelineScale(life, 0, 300).ticks(Language::japanese);
  ASSERT_FALSE(ticks.empty());
  EXPECT_EQ(ticks.front(), day(1930, 1, 1));
}

TEST(Timeline, HasATableInTheOrderOfDatesWithWarekiWhereAsked) {
  const Table table = data_table(sample_timeline());
  ASSERT_EQ(table.rows.size(), 8u);
  EXPECT_EQ(table.rows[0][0].in(Language::japanese), "2020年4月14日（令和2年4月14日）");
  EXPECT_EQ(table.rows[1][3].in(Language::english), "Inpatient claim");
  EXPECT_EQ(table.rows[1][1].in(Language::english), "2020-08-31");
  EXPECT_EQ(table.rows[2][2].in(Language::english), "Jisedai, hospital A");
}

TEST(Timeline, SetsEventsThatMeetBelowEachOther) {
  Timeline timeline = {.caption = {"t"},
                       .lanes = {"lane"},
                       .events = {{"first", 0, day(2020, 4, 1), day(2020, 9, 1)}}};
  const double alone = draw(timeline, kWideDrawing, Language::english).height();
  timeline.events.push_back({"second", 0, day(2020, 5, 1), day(2020, 6, 1)});
  EXPECT_GT(draw(timeline, kWideDrawing, Language::english).height(), alone + 30);
}

TEST(Timeline, WithAnEventOutsideItsLanesOrTimeIsABug) {
  Timeline timeline = sample_timeline();
  timeline.events[0].lane = 4;
  EXPECT_THROW(draw(timeline, kWideDrawing, Language::english), Bug);
  timeline = sample_timeline();
  timeline.events[0].end = day(2019, 1, 1);
  EXPECT_THROW(draw(timeline, kWideDrawing, Language::english), Bug);
}

}  // namespace

}  // namespace renga::report
