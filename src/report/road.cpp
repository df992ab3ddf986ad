#include "report/picture.hpp"

#include <algorithm>
#include <array>

namespace renga::report {

namespace {

constexpr Lettering kStepWords = {12, false, "ink"};
constexpr Lettering kNote = {11, false, "quiet"};
constexpr double kInset = 6;
constexpr double kPadding = 6;
constexpr double kRowGap = 20;
constexpr double kSectionGap = 14;
constexpr double kRadius = 5;
constexpr double kNoticeDot = 4;

/// How a step of each standing looks, and the word that says the same.
struct StandingRow {
  Standing standing;
  std::string_view style;
  std::string_view tone;
  std::string_view quiet_tone;
  Bilingual sign;
  Bilingual word;
};

constexpr std::array kStandings = {
    StandingRow{Standing::plain, "step", "ink", "quiet", {"", ""}, {"", ""}},
    StandingRow{
        Standing::aside, "aside-step", "ink", "quiet", {"", ""}, {"例外の手続", "where it occurs"}},
    StandingRow{Standing::done, "done-step", "ink", "quiet", {"✓ ", "✓ "}, {"済み", "done"}},
    StandingRow{Standing::current,
                "current-step",
                "inverse",
                "inverse",
                {"▶ ", "▶ "},
                {"今できること", "open now"}},
    StandingRow{Standing::ahead, "ahead-step", "ink", "quiet", {"", ""}, {"これから", "ahead"}},
};

const StandingRow& row_of(Standing standing) {
  return *std::ranges::find(kStandings, standing, &StandingRow::standing);
}

std::string lane_names(const Road& road, const std::vector<std::size_t>& lanes, Language language) {
  std::string names;
  for (const std::size_t lane : lanes)
    names += (names.empty()                    ? ""
              : language == Language::japanese ? "、"
                                               : ", ") +
             road.lanes[lane].in(language);
  return names;
}

/// The words of one box.
class StepBox {
 public:
  StepBox(const RoadStep& step, std::string_view above, double width, Language language)
      : row_(row_of(step.standing)), width_(width) {
    const double room = width - 2 * kPadding;
    if (!above.empty()) blocks_.push_back(block(above, room, {11, true, row_.tone}));
    const std::string words =
        std::string(row_.sign.in(language)) + std::string(step.label.in(language));
    blocks_.push_back(block(words, room, {kStepWords.size, false, row_.tone}));
    if (!step.note.empty())
      blocks_.push_back(block(step.note.in(language), room, {kNote.size, false, row_.quiet_tone}));
  }

  double height() const {
    double height = 2 * kPadding;
    for (const Block& words : blocks_) height += words.height();
    return height;
  }

  Box draw(Drawing& drawing, Point at, double height) const {
    const Box box = {at.x, at.y, width_, height};
    drawing.rectangle(box, row_.style, kRadius);
    double top = at.y + kPadding;
    for (const Block& words : blocks_) top += drawing.set(words, {at.x + kPadding, top}).height;
    return box;
  }

 private:
  const StandingRow& row_;
  double width_;
  std::vector<Block> blocks_;
};

class WideRoad {
 public:
  WideRoad(const Road& road, double width, Language language)
      : road_(road),
        language_(language),
        lane_width_(width / static_cast<double>(road.lanes.size())),
        drawing_(width) {}

  Drawing drawn() && {
    double top = draw_heads();
    for (const RoadSection& section : road_.sections) top = draw_section(section, top);
    for (std::size_t lane = 0; lane < road_.lanes.size(); lane += 2)
      drawing_.backdrop({left_of(lane), 0, lane_width_, drawing_.height() + kInset}, "lane");
    return std::move(drawing_);
  }

 private:
  double left_of(std::size_t lane) const { return static_cast<double>(lane) * lane_width_; }
  double center_of(std::size_t lane) const { return left_of(lane) + lane_width_ / 2; }

  double draw_heads() {
    double bottom = 0;
    for (std::size_t lane = 0; lane < road_.lanes.size(); ++lane) {
      const Block name = block(road_.lanes[lane].in(language_), lane_width_ - 2 * kInset, kAccent);
      bottom =
          std::max(bottom, drawing_.set(name, {center_of(lane), kInset}, Anchor::middle).bottom());
    }
    drawing_.line({{0, bottom + kInset}, {drawing_.width(), bottom + kInset}}, "base");
    return bottom + 2 * kInset;
  }

  double draw_section(const RoadSection& section, double top) {
    const Block title =
        block(section.title.in(language_), drawing_.width() - 2 * kPadding, kStrong);
    const Box band = {0, top, drawing_.width(), title.height() + kPadding};
    drawing_.rectangle(band, "section");
    drawing_.set(title, {kPadding, top + kPadding / 2});
    double below = band.bottom() + kSectionGap;
    const Box* before = nullptr;
    Box last;
    for (const RoadStep& step : section.steps) {
      const Box box = draw_step(step, below);
      if (before != nullptr) connect(*before, box);
      last = box;
      before = &last;
      below = box.bottom() + kRowGap;
    }
    return below - kRowGap + kSectionGap;
  }

  /// Draws the boxes of a step side by side; returns the first.
  Box draw_step(const RoadStep& step, double top) {
    const StepBox words(step, "", lane_width_ - 2 * kInset, language_);
    const double height = words.height();
    draw_notices(step, top + height / 2);
    Box first;
    for (std::size_t place = 0; place < step.lanes.size(); ++place) {
      const Box box = words.draw(drawing_, {left_of(step.lanes[place]) + kInset, top}, height);
      if (place == 0) first = box;
    }
    return first;
  }

  /// A dashed line from the step to each lane that hears of it, under the boxes.
  void draw_notices(const RoadStep& step, double middle) {
    const auto is_own = [&](std::size_t lane) {
      return std::ranges::find(step.lanes, lane) != step.lanes.end();
    };
    const double from = center_of(step.lanes.front());
    for (const std::size_t lane : step.told)
      if (!is_own(lane)) drawing_.line({{from, middle}, {center_of(lane), middle}}, "notice");
    for (const std::size_t lane : step.told)
      if (!is_own(lane)) drawing_.circle({center_of(lane), middle}, kNoticeDot, "notice-end");
  }

  void connect(const Box& before, const Box& after) {
    const double turn = before.bottom() + kRowGap / 3;
    if (before.left == after.left)
      drawing_.arrow({{before.center(), before.bottom()}, {after.center(), after.top}});
    else
      drawing_.arrow({{before.center(), before.bottom()},
                      {before.center(), turn},
                      {after.center(), turn},
                      {after.center(), after.top}});
  }

  const Road& road_;
  Language language_;
  double lane_width_;
  Drawing drawing_;
};

/// In a narrow window the lanes are words above each step.
Drawing draw_narrow(const Road& road, double width, Language language) {
  Drawing drawing(width);
  double top = 0;
  for (const RoadSection& section : road.sections) {
    const Block title = block(section.title.in(language), width - 2 * kPadding, kStrong);
    drawing.rectangle({0, top, width, title.height() + kPadding}, "section");
    drawing.set(title, {kPadding, top + kPadding / 2});
    top += title.height() + kPadding + kSectionGap / 2;
    for (const RoadStep& step : section.steps) {
      const StepBox words(step, lane_names(road, step.lanes, language), width, language);
      top = words.draw(drawing, {0, top}, words.height()).bottom() + kSectionGap / 2;
    }
  }
  return drawing;
}

}  // namespace

Drawing draw(const Road& road, double width, Language language) {
  if (is_narrow(width)) return draw_narrow(road, width, language);
  return WideRoad(road, width, language).drawn();
}

Table data_table(const Road& road) {
  Table table = {road.caption.title,
                 {{Text("手続", "Step")},
                  {Text("区分", "Part")},
                  {Text("行う者", "Who")},
                  {Text("知らせる先", "Who is told")},
                  {Text("状態", "Standing")},
                  {Text("備考", "Note")}},
                 {}};
  const auto both = [&](const std::vector<std::size_t>& lanes) {
    return Text(lane_names(road, lanes, Language::japanese),
                lane_names(road, lanes, Language::english));
  };
  for (const RoadSection& section : road.sections)
    for (const RoadStep& step : section.steps)
      table.rows.push_back({step.label, section.title, both(step.lanes), both(step.told),
                            Text(row_of(step.standing).word), step.note});
  return without_empty_columns(table);
}

Bilingual kind_of(const Road&) {
  return {"担当者別の流れ図", "Swim-lane chart"};
}

bool is_empty(const Road& road) {
  return road.sections.empty();
}

}  // namespace renga::report
