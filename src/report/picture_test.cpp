#include "report/picture.hpp"

#include "report/sample_test.hpp"
#include "report/unicode.hpp"

#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace renga::report {

namespace {

constexpr std::array kWidths = {kWideDrawing, kNarrowDrawing};
constexpr std::array kLanguages = {Language::japanese, Language::english};

std::string place_of(const Box& box) {
  return std::to_string(box.left) + "," + std::to_string(box.top) + " " +
         std::to_string(box.width) + "x" + std::to_string(box.height);
}

Box shrunk(const Box& box) {
  constexpr double kRounding = 0.05;
  return {box.left + kRounding, box.top + kRounding, box.width - 2 * kRounding,
          box.height - 2 * kRounding};
}

/// What is wrong with the places of the texts: the first two that overlap, or one that is cut.
std::string misplaced(const Drawing& drawing) {
  std::vector<Box> seen;
  for (const Box& text : drawing.texts()) {
    const Box box = shrunk(text);
    if (box.left < 0 || box.right() > drawing.width() || box.bottom() > drawing.height())
      return "cut: " + place_of(text);
    for (const Box& other : seen)
      if (box.overlaps(other)) return place_of(text) + " over " + place_of(other);
    seen.push_back(box);
  }
  return {};
}

template <typename Kind>
void expect_all_texts_in_place(const Kind& picture) {
  for (const double width : kWidths)
    for (const Language language : kLanguages)
      EXPECT_EQ(misplaced(draw(picture, width, language)), "") << width;
}

/// Words as data may bring them: long, in both scripts, with and without places to break.
Text any_text() {
  const auto points = *rc::gen::resize(
      60, rc::gen::container<std::u32string>(
              rc::gen::elementOf(std::u32string(U"被保険者番号（、）ー abcWm-0123456789<&"))));
  return to_utf8(points);
}

std::int64_t any_count() {
  return *rc::gen::inRange<std::int64_t>(0, 2'000'000'000);
}

std::size_t any_size(int most) {
  return static_cast<std::size_t>(*rc::gen::inRange(1, most));
}

Caption any_caption() {
  return {any_text(), any_text(), {"人", "persons"}};
}

Flow any_flow() {
  Flow flow = {any_caption(), {}};
  const bool parties = *rc::gen::arbitrary<bool>();
  const std::array<Text, 4> names = {"producer", "支払基金・国保中央会", "NDB", "applicant"};
  for (std::size_t step = any_size(6); step > 0; --step) {
    flow.steps.push_back({any_text(), any_count(), {}, {}});
    for (std::size_t reason = any_size(4); reason > 1; --reason)
      flow.steps.back().left.push_back({any_text(), any_count()});
    if (parties) flow.steps.back().party = names[any_size(5) - 1];
  }
  return flow;
}

Bars any_bars() {
  Bars bars = {any_caption(), "item", {}, {}, any_count()};
  for (std::size_t part = any_size(6); part > 0; --part) bars.parts.push_back(any_text());
  for (std::size_t bar = any_size(6); bar > 0; --bar) {
    bars.bars.push_back({any_text(), {}});
    for (std::size_t part = 0; part < bars.parts.size(); ++part)
      bars.bars.back().counts.push_back(any_count());
  }
  return bars;
}

BeforeAfter any_changes() {
  BeforeAfter picture = {any_caption(), {}};
  for (std::size_t change = any_size(6); change > 0; --change) {
    const auto measure = static_cast<Measure>(*rc::gen::inRange(0, 3));
    const double most = measure == Measure::percent ? 100 : 1e9;
    const auto value = [&] { return *rc::gen::inRange(0, 1001) * most / 1000; };
    picture.changes.push_back({any_text(), value(), value(), measure, std::nullopt, {}});
    if (*rc::gen::arbitrary<bool>()) picture.changes.back().limit = value();
    if (*rc::gen::arbitrary<bool>()) picture.changes.back().limit_words = any_text();
  }
  return picture;
}

Distribution any_distribution() {
  Distribution distribution = {any_caption(), any_text(), {any_text()}, {}};
  if (*rc::gen::arbitrary<bool>()) distribution.series.push_back(any_text());
  for (std::size_t bin = any_size(30); bin > 0; --bin) {
    distribution.bins.push_back({any_text(), {}});
    for (std::size_t series = 0; series < distribution.series.size(); ++series)
      distribution.bins.back().counts.push_back(any_count());
  }
  return distribution;
}

Timeline any_timeline() {
  Timeline timeline = {any_caption(), {}, {}};
  if (*rc::gen::arbitrary<bool>()) timeline.calendar = Calendar::with_wareki;
  for (std::size_t lane = any_size(5); lane > 0; --lane) timeline.lanes.push_back(any_text());
  const int span_days = *rc::gen::elementOf(std::vector<int>{2, 40, 400, 20000});
  for (std::size_t event = any_size(12); event > 0; --event) {
    const Date start = Date::from_days(*rc::gen::inRange(0, span_days));
    const Date end = start.plus_days(*rc::gen::inRange(0, span_days));
    timeline.events.push_back(
        {any_text(), any_size(static_cast<int>(timeline.lanes.size()) + 1) - 1, start, end});
  }
  return timeline;
}

Road any_road() {
  Road road = {any_caption(), {}, {}};
  for (std::size_t lane = 6; lane > 0; --lane) road.lanes.push_back(any_text());
  const auto lanes = [] {
    std::vector<std::size_t> some;
    for (std::size_t lane = 0; lane < 6; ++lane)
      if (*rc::gen::arbitrary<bool>()) some.push_back(lane);
    return some;
  };
  for (std::size_t section = any_size(3); section > 0; --section) {
    road.sections.push_back({any_text(), {}});
    for (std::size_t step = any_size(4); step > 0; --step) {
      RoadStep one = {any_text(), lanes(), lanes(), Standing::plain, any_text()};
      if (one.lanes.empty()) one.lanes = {0};
      one.standing = static_cast<Standing>(*rc::gen::inRange(0, 5));
      road.sections.back().steps.push_back(std::move(one));
    }
  }
  return road;
}

Scatter any_scatter() {
  Scatter scatter;
  scatter.caption = any_caption();
  scatter.items = any_text();
  scatter.x_axis = any_text();
  scatter.y_axis = any_text();
  const auto measure = [] { return static_cast<Measure>(*rc::gen::inRange(0, 3)); };
  scatter.x_measure = measure();
  scatter.y_measure = measure();
  const double most = *rc::gen::elementOf(std::vector<double>{0, 0.004, 1, 97, 2e9});
  const auto value = [most] { return *rc::gen::inRange(0, 1001) * most / 1000; };
  for (std::size_t point = any_size(30); point > 0; --point)
    scatter.points.push_back({any_text(), value(), value(), *rc::gen::arbitrary<bool>()});
  return scatter;
}

template <typename Generate>
void check_all_texts_in_place(const Generate& generate) {
  EXPECT_TRUE(rc::check("texts neither overlap nor are cut", [&] {
    const auto picture = generate();
    for (const double width : kWidths)
      for (const Language language : kLanguages)
        RC_ASSERT(misplaced(draw(picture, width, language)) == "");
  }));
}

TEST(Pictures, KeepTheTextsOfTheSamplesApart) {
  expect_all_texts_in_place(sample_flow());
  expect_all_texts_in_place(sample_lanes());
  expect_all_texts_in_place(sample_bars());
  expect_all_texts_in_place(sample_stacks());
  expect_all_texts_in_place(sample_changes());
  expect_all_texts_in_place(sample_ages());
  expect_all_texts_in_place(sample_class_sizes());
  expect_all_texts_in_place(sample_timeline());
  expect_all_texts_in_place(sample_choices());
}

TEST(Pictures, KeepTheTextsOfAnyFlowApart) {
  check_all_texts_in_place(any_flow);
}

TEST(Pictures, KeepTheTextsOfAnyBarsApart) {
  check_all_texts_in_place(any_bars);
}

TEST(Pictures, KeepTheTextsOfAnyChangesApart) {
  check_all_texts_in_place(any_changes);
}

TEST(Pictures, KeepTheTextsOfAnyDistributionApart) {
  check_all_texts_in_place(any_distribution);
}

TEST(Pictures, KeepTheTextsOfAnyTimelineApart) {
  check_all_texts_in_place(any_timeline);
}

TEST(Pictures, KeepTheTextsOfAnyRoadApart) {
  check_all_texts_in_place(any_road);
}

TEST(Pictures, KeepTheTextsOfAnyScatterApart) {
  check_all_texts_in_place(any_scatter);
}

TEST(Pictures, WriteCountsWithUnitAndShare) {
  const Caption caption = {"title", {}, {"人", "persons"}};
  EXPECT_EQ(counted(9012, caption, Language::japanese), "9,012 人");
  EXPECT_EQ(counted(9012, {"title"}, Language::english), "9,012");
  EXPECT_EQ(with_share(9012, 10000, Language::japanese), "9,012（90.1%）");
  EXPECT_EQ(with_share(9012, 10000, Language::english), "9,012 (90.1%)");
  EXPECT_EQ(with_share(9012, 0, Language::english), "9,012");
}

TEST(Pictures, LeaveOutColumnsWithoutAnyCell) {
  const Table table = {"t", {{"a"}, {"b"}, {"c"}}, {{"1", "", "3"}, {"4", "", ""}}};
  const Table kept = without_empty_columns(table);
  ASSERT_EQ(kept.columns.size(), 2u);
  EXPECT_EQ(kept.columns[1].title.in(Language::english), "c");
  EXPECT_EQ(kept.rows[0].size(), 2u);
}

}  // namespace

}  // namespace renga::report
