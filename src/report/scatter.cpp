#include "report/legend.hpp"
#include "report/picture.hpp"

#include <algorithm>
#include <cmath>

namespace renga::report {

namespace {

constexpr double kPlotHeight = 260;
constexpr double kAbovePlot = 12;
constexpr double kTickGap = 10;
constexpr double kLabelGap = 12;
constexpr double kRadius = 5;
constexpr double kChosenRadius = 8;
constexpr int kTicks = 5;

constexpr Bilingual kName = {"点", "Point"};
constexpr Bilingual kChosen = {"採用", "chosen"};
constexpr Bilingual kOthers = {"他の選択肢", "other choices"};
constexpr Bilingual kMark = {"備考", "Remark"};

/// The least of 1, 2, 5, 10, … times a power of ten that reaches `highest` in five steps.
double tick_step(double highest) {
  const double least = highest / kTicks;
  const double power = std::pow(10, std::floor(std::log10(least)));
  for (const double digit : {1.0, 2.0, 5.0})
    if (digit * power >= least) return digit * power;
  return 10 * power;
}

/// One axis from zero to a round number above the highest value.
class Scale {
 public:
  explicit Scale(double highest, Measure measure) : measure_(measure) {
    step_ = highest > 0 ? tick_step(highest) : 1;
    // Between two whole numbers there is nothing to count.
    if (measure == Measure::count) step_ = std::max(1.0, std::ceil(step_));
    ticks_ = std::max(1, static_cast<int>(std::ceil(highest / step_ - kRounding)));
  }

  int ticks() const { return ticks_; }
  double tick(int place) const { return step_ * place; }
  double share(double value) const { return value / (step_ * ticks_); }
  std::string written(double value) const {
    if (measure_ == Measure::percent) return decimal(value, step_ < 1 ? 2 : 0) + "%";
    if (measure_ == Measure::decimal) return decimal(value, 2);
    return number(static_cast<std::int64_t>(std::llround(value)));
  }

 private:
  static constexpr double kRounding = 1e-9;
  Measure measure_;
  double step_ = 1;
  int ticks_ = 1;
};

Scale scale_of(const Scatter& scatter, double ScatterPoint::*value, Measure measure) {
  double highest = 0;
  for (const ScatterPoint& point : scatter.points) highest = std::max(highest, point.*value);
  return Scale(highest, measure);
}

class Cloud {
 public:
  Cloud(const Scatter& scatter, double width, Language language)
      : scatter_(scatter),
        language_(language),
        drawing_(width),
        across_(scale_of(scatter, &ScatterPoint::x, scatter.x_measure)),
        up_(scale_of(scatter, &ScatterPoint::y, scatter.y_measure)) {
    double widest = 0;
    for (int tick = 0; tick <= up_.ticks(); ++tick)
      widest = std::max(widest, width_of(up_.written(up_.tick(tick)), kQuiet));
    // The numbers under both ends of the axis stay inside the picture.
    const auto half_of = [this](int tick) {
      return width_of(across_.written(across_.tick(tick)), kQuiet) / 2;
    };
    left_ = std::max(widest + kTickGap, half_of(0));
    right_ = width - half_of(across_.ticks());
  }

  Drawing drawn() && {
    draw_key();
    draw_vertical_ticks();
    const double bottom = draw_horizontal_ticks();
    for (const bool chosen : {false, true})
      for (const ScatterPoint& point : scatter_.points)
        if (point.chosen == chosen) draw_point(point);
    draw_axis_title(bottom);
    return std::move(drawing_);
  }

 private:
  double floor() const { return top_ + kPlotHeight; }
  double x_of(double value) const { return left_ + (right_ - left_) * across_.share(value); }
  double y_of(double value) const { return floor() - kPlotHeight * up_.share(value); }

  void draw_key() {
    const Block title = block(scatter_.y_axis.in(language_), drawing_.width(), kQuiet);
    top_ = drawing_.set(title, {0, 0}).bottom() + kLabelGap / 2;
    const bool both = std::ranges::any_of(scatter_.points, &ScatterPoint::chosen);
    if (both)
      top_ = draw_legend(drawing_,
                         {{part_style(0), std::string(kChosen.in(language_))},
                          {part_style(1), std::string(kOthers.in(language_))}},
                         top_);
    top_ += kAbovePlot;
  }

  void draw_vertical_ticks() {
    for (int tick = 0; tick <= up_.ticks(); ++tick) {
      const double y = y_of(up_.tick(tick));
      drawing_.line({{left_, y}, {right_, y}}, tick == 0 ? "base" : "rule");
      drawing_.set(up_.written(up_.tick(tick)), {left_ - kTickGap, y - line_height(kQuiet) / 2},
                   kQuiet, Anchor::end);
    }
  }

  /// Every how many ticks a number stands under the axis, so that none touches the next.
  int tick_stride() const {
    const double widest = width_of(across_.written(across_.tick(across_.ticks())), kQuiet);
    const double apart = (right_ - left_) / across_.ticks();
    return std::max(1, static_cast<int>(std::ceil((widest + kTickGap) / apart)));
  }

  double draw_horizontal_ticks() {
    double bottom = floor();
    for (int tick = 0; tick <= across_.ticks(); tick += tick_stride()) {
      const Point at = {x_of(across_.tick(tick)), floor() + kLabelGap};
      const std::string words = across_.written(across_.tick(tick));
      // The first number keeps clear of the vertical axis' lowest one, and inside the picture.
      bottom = drawing_.set(words, at, kQuiet, Anchor::middle).bottom();
    }
    return bottom;
  }

  void draw_point(const ScatterPoint& point) {
    drawing_.circle({x_of(point.x), y_of(point.y)}, point.chosen ? kChosenRadius : kRadius,
                    part_style(point.chosen ? 0 : 1));
  }

  void draw_axis_title(double top) {
    const Block title = block(scatter_.x_axis.in(language_), drawing_.width() - left_, kQuiet);
    drawing_.set(title, {(left_ + drawing_.width()) / 2, top + kLabelGap / 2}, Anchor::middle);
  }

  const Scatter& scatter_;
  Language language_;
  Drawing drawing_;
  Scale across_;
  Scale up_;
  double left_ = 0;
  double right_ = 0;
  double top_ = 0;
};

std::string cell(double value, Measure measure) {
  if (measure == Measure::percent) return percent(value);
  if (measure == Measure::decimal) return decimal(value, 4);
  return number(static_cast<std::int64_t>(std::llround(value)));
}

}  // namespace

Drawing draw(const Scatter& scatter, double width, Language language) {
  for (const ScatterPoint& point : scatter.points)
    ensure(point.x >= 0 && point.y >= 0, "A point of a picture lies below zero.");
  return Cloud(scatter, width, language).drawn();
}

Table data_table(const Scatter& scatter) {
  Table table = {scatter.caption.title,
                 {{scatter.items.empty() ? Text(kName) : scatter.items},
                  {scatter.x_axis, Cells::number},
                  {scatter.y_axis, Cells::number},
                  {kMark}},
                 {}};
  for (const ScatterPoint& point : scatter.points)
    table.rows.push_back({point.label, cell(point.x, scatter.x_measure),
                          cell(point.y, scatter.y_measure), point.chosen ? Text(kChosen) : Text()});
  return without_empty_columns(table);
}

Bilingual kind_of(const Scatter&) {
  return {"散布図", "Scatter plot"};
}

bool is_empty(const Scatter& scatter) {
  return scatter.points.empty();
}

}  // namespace renga::report
