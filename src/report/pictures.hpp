#pragma once

#include "report/content.hpp"
#include "report/format.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace renga::report {

/// What stands above a picture: its title, a sentence that says what to see, and the unit of its
/// numbers ("人", "persons").
struct Caption {
  Text title;
  Text summary = {};
  Text unit = {};
};

/// Those who left after a step, and why.
struct Leaving {
  Text reason;
  std::int64_t count = 0;
};

struct FlowStep {
  Text label;
  std::int64_t count = 0;
  std::vector<Leaving> left = {};  ///< On the way from this step to the next.
  Text party = {};                 ///< Who does the step; empty where that does not matter.
};

/// Persons through steps, in order. Where steps name their parties and there are two to five of
/// them, each party has a lane of its own.
struct Flow {
  Caption caption;
  std::vector<FlowStep> steps;
};

struct Bar {
  Text label;
  std::vector<std::int64_t> counts;  ///< One for each part, none below zero.
};

/// Horizontal bars. With one part, bars that compare counts, and their share of `whole` where that
/// is not zero; with several parts, bars that each show the shares of their own whole.
struct Bars {
  Caption caption;
  Text items;               ///< What a bar stands for: "段階", "Stage".
  std::vector<Text> parts;  ///< What the counts are.
  std::vector<Bar> bars;
  std::int64_t whole = 0;
};

/// How a number of a Change is written: 1,234; 34.2% (given as 34.2); 1.25.
enum class Measure { count, percent, decimal };

/// One figure before and after, neither below zero, each drawn on its own scale.
struct Change {
  Text label;
  double before = 0;
  double after = 0;
  Measure measure = Measure::count;
  std::optional<double> limit = std::nullopt;  ///< Drawn as a dashed line across both bars.
  Text limit_words = {};                       ///< What the limit asks: "5 以上", "at least 5".
};

struct BeforeAfter {
  Caption caption;
  std::vector<Change> changes;
  Text before = {"処理前", "Before"};
  Text after = {"処理後", "After"};
};

struct Bin {
  Text label;
  std::vector<std::int64_t> counts;  ///< One for each series, none below zero.
};

/// Upright bars over labelled bins, for one series or two side by side.
struct Distribution {
  Caption caption;
  Text axis = {};  ///< What the bins divide: "年齢（歳）", "Age (years)".
  std::vector<Text> series;
  std::vector<Bin> bins;
};

struct Event {
  Text label;
  std::size_t lane = 0;  ///< Position in `lanes`.
  Date start;
  std::optional<Date> end = std::nullopt;  ///< The last day; not before `start`.
};

/// Events of one person over lanes (databases, institutions) along one axis of dates.
struct Timeline {
  Caption caption;
  std::vector<Text> lanes;
  std::vector<Event> events;
  Calendar calendar = Calendar::gregorian;
};

/// Where a step of a road stands: on a road in general every step is `plain`.
enum class Standing { plain, aside, done, current, ahead };

/// One step, by those of its lanes, with the lanes that hear of it.
struct RoadStep {
  Text label;
  std::vector<std::size_t> lanes;      ///< positions in `lanes` of the road; at least one
  std::vector<std::size_t> told = {};  ///< lanes that get a notice
  Standing standing = Standing::plain;
  Text note = {};  ///< a day, a rule
};

struct RoadSection {
  Text title;
  std::vector<RoadStep> steps;
};

/// A procedure as a swim-lane picture: a lane for each party, time from top to bottom.
struct Road {
  Caption caption;
  std::vector<Text> lanes;
  std::vector<RoadSection> sections;
};

struct ScatterPoint {
  Text label;
  double x = 0;  ///< Neither is below zero.
  double y = 0;
  bool chosen = false;
};

/// Choices by two measures, of which less is better; the chosen ones stand out.
struct Scatter {
  Caption caption;
  Text items;  ///< What a point stands for: "選択肢", "Choice".
  Text x_axis;
  Text y_axis;
  Measure x_measure = Measure::count;
  Measure y_measure = Measure::count;
  std::vector<ScatterPoint> points;
};

using Picture = std::variant<Flow, Bars, BeforeAfter, Distribution, Timeline, Scatter, Road>;

}  // namespace renga::report
