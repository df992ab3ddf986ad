#include "report/legend.hpp"
#include "report/picture.hpp"

#include <algorithm>
#include <cmath>

namespace renga::report {

namespace {

constexpr double kPlotHeight = 220;
constexpr double kAboveBars = 26;
constexpr double kTickGap = 10;
/// More than half a line, so that no label touches the lowest number of the axis.
constexpr double kLabelGap = 12;
/// Between two labels under the axis.
constexpr double kBetweenLabels = 4;
/// The part of a bin's slot that its bars fill.
constexpr double kFilled = 0.82;
constexpr std::int64_t kMostTicks = 5;
constexpr std::size_t kMostLabelLines = 2;

constexpr Bilingual kBin = {"区分", "Group"};

/// The least of 1, 2, 5, 10, 20, 50, … that reaches `highest` in five steps.
std::int64_t tick_step(std::int64_t highest) {
  for (std::int64_t power = 1;; power *= 10)
    for (const std::int64_t digit : {1, 2, 5})
      if (digit * power >= (highest + kMostTicks - 1) / kMostTicks) return digit * power;
}

class Histogram {
 public:
  Histogram(const Distribution& distribution, double width, Language language)
      : distribution_(distribution), language_(language), drawing_(width) {
    for (const Bin& bin : distribution.bins)
      highest_ = std::max(highest_, *std::max_element(bin.counts.begin(), bin.counts.end()));
    step_ = tick_step(std::max<std::int64_t>(highest_, 1));
    ceiling_ = std::max<std::int64_t>(1, (highest_ + step_ - 1) / step_) * step_;
    left_ = width_of(number(ceiling_), kQuiet) + kTickGap;
    slot_ = (width - left_) / static_cast<double>(distribution.bins.size());
  }

  Drawing drawn() && {
    if (distribution_.series.size() > 1) draw_series_names();
    top_ += kAboveBars;
    draw_ticks();
    const bool with_values = values_fit();
    for (std::size_t place = 0; place < distribution_.bins.size(); ++place)
      draw_bin(place, with_values);
    drawing_.line({{left_, floor()}, {drawing_.width(), floor()}}, "base");
    draw_axis_title(draw_labels());
    return std::move(drawing_);
  }

 private:
  double floor() const { return top_ + kPlotHeight; }
  double left_of(std::size_t place) const { return left_ + static_cast<double>(place) * slot_; }
  double bar_width() const {
    return slot_ * kFilled / static_cast<double>(distribution_.series.size());
  }
  double height_of(std::int64_t count) const {
    return kPlotHeight * static_cast<double>(count) / static_cast<double>(ceiling_);
  }

  void draw_series_names() {
    std::vector<LegendEntry> entries;
    for (std::size_t place = 0; place < distribution_.series.size(); ++place)
      entries.push_back({part_style(place), distribution_.series[place].in(language_)});
    top_ = draw_legend(drawing_, entries, 0) + kLabelGap / 2;
  }

  void draw_ticks() {
    for (std::int64_t tick = 0; tick <= ceiling_; tick += step_) {
      const double y = floor() - height_of(tick);
      if (tick > 0) drawing_.line({{left_, y}, {drawing_.width(), y}}, "rule");
      drawing_.set(number(tick), {left_ - kTickGap, y - line_height(kQuiet) / 2}, kQuiet,
                   Anchor::end);
    }
  }

  /// Numbers stand on the bars only where all of them find room.
  bool values_fit() const {
    return std::all_of(distribution_.bins.begin(), distribution_.bins.end(), [&](const Bin& bin) {
      return std::all_of(bin.counts.begin(), bin.counts.end(), [&](std::int64_t count) {
        return width_of(number(count), kPlain) <= bar_width();
      });
    });
  }

  void draw_bin(std::size_t place, bool with_values) {
    const Bin& bin = distribution_.bins[place];
    double left = left_of(place) + slot_ * (1 - kFilled) / 2;
    for (std::size_t series = 0; series < bin.counts.size(); ++series) {
      const double height = height_of(bin.counts[series]);
      drawing_.rectangle({left, floor() - height, bar_width(), height}, part_style(series));
      if (with_values)
        drawing_.set(number(bin.counts[series]),
                     {left + bar_width() / 2, floor() - height - line_height(kPlain) - 1}, kPlain,
                     Anchor::middle);
      left += bar_width();
    }
  }

  Block label_of(std::size_t place, double room) const {
    return block(distribution_.bins[place].label.in(language_), room - kBetweenLabels, kPlain);
  }

  /// The width for the label of a bin when the next `step - 1` bins have none.
  double room_of(std::size_t place, std::size_t step) const {
    const double room = slot_ * static_cast<double>(step);
    // The first label also stays inside the picture on its left.
    return place > 0 ? room : std::min(room, 2 * (left_ + slot_ / 2) + kBetweenLabels);
  }

  /// Whether two lines are enough for a label, without a break inside a word.
  bool fits(std::size_t place, std::size_t step) const {
    const double room = room_of(place, step);
    const double least = least_width(distribution_.bins[place].label.in(language_), kPlain);
    return least <= room - kBetweenLabels && label_of(place, room).lines.size() <= kMostLabelLines;
  }

  /// Every how many bins a label stands: as often as they fit.
  std::size_t label_step() const {
    const std::size_t bins = distribution_.bins.size();
    for (std::size_t step = 1; step < bins; ++step) {
      bool all = true;
      for (std::size_t place = 0; place < bins && all; place += step) all = fits(place, step);
      if (all) return step;
    }
    return bins;
  }

  double draw_labels() {
    const std::size_t step = label_step();
    double bottom = floor();
    for (std::size_t place = 0; place < distribution_.bins.size(); place += step) {
      const Block label = label_of(place, room_of(place, step));
      const Point at = {left_of(place) + slot_ / 2, floor() + kLabelGap};
      // A late label that would pass the border is left out like those between.
      if (place > 0 && at.x + label.width() / 2 > drawing_.width()) continue;
      bottom = std::max(bottom, drawing_.set(label, at, Anchor::middle).bottom());
    }
    return bottom;
  }

  void draw_axis_title(double top) {
    const Block title = block(distribution_.axis.in(language_), drawing_.width() - left_, kQuiet);
    drawing_.set(title, {(left_ + drawing_.width()) / 2, top + kLabelGap / 2}, Anchor::middle);
  }

  const Distribution& distribution_;
  Language language_;
  Drawing drawing_;
  std::int64_t highest_ = 0;
  std::int64_t step_ = 1;
  std::int64_t ceiling_ = 1;
  double left_ = 0;
  double slot_ = 0;
  double top_ = 0;
};

}  // namespace

Drawing draw(const Distribution& distribution, double width, Language language) {
  for (const Bin& bin : distribution.bins)
    ensure(!bin.counts.empty() && bin.counts.size() == distribution.series.size(),
           "A bin of a picture has not one count for each series.");
  return Histogram(distribution, width, language).drawn();
}

Table data_table(const Distribution& distribution) {
  const Text bin = distribution.axis.empty() ? Text(kBin) : distribution.axis;
  Table table = {distribution.caption.title, {{bin}}, {}};
  for (const Text& series : distribution.series) table.columns.push_back({series, Cells::number});
  for (const Bin& each : distribution.bins) {
    std::vector<Text> row = {each.label};
    for (const std::int64_t count : each.counts) row.emplace_back(number(count));
    table.rows.push_back(std::move(row));
  }
  return table;
}

Bilingual kind_of(const Distribution&) {
  return {"度数分布の縦棒グラフ", "Histogram"};
}

bool is_empty(const Distribution& distribution) {
  return distribution.bins.empty();
}

}  // namespace renga::report
