#include "report/legend.hpp"
#include "report/picture.hpp"

#include <algorithm>
#include <numeric>

namespace renga::report {

namespace {

constexpr double kBarHeight = 22;
constexpr double kRowGap = 14;
constexpr double kBetween = 14;
/// The part of the width that labels may take.
constexpr double kLabels = 0.36;
/// A count above zero is never drawn thinner than this.
constexpr double kThinnest = 2;
constexpr double kStackedGap = 28;
constexpr double kSegmentGap = 2;

constexpr Bilingual kPart = {"区分", "Part"};
constexpr Bilingual kShare = {"割合", "Share"};

std::int64_t sum_of(const Bar& bar) {
  return std::accumulate(bar.counts.begin(), bar.counts.end(), std::int64_t{0});
}

double length_of(std::int64_t count, std::int64_t whole, double room) {
  if (count == 0 || whole == 0) return 0;
  return std::max(kThinnest, room * static_cast<double>(count) / static_cast<double>(whole));
}

/// Bars beside their labels, or below them in a narrow picture, with the numbers at the right.
class PlainBars {
 public:
  PlainBars(const Bars& bars, double width, Language language)
      : bars_(bars), language_(language), drawing_(width), narrow_(is_narrow(width)) {
    double widest_label = 0;
    for (const Bar& bar : bars.bars) {
      widest_label = std::max(widest_label, label_of(bar, label_room()).width());
      values_ = std::max(values_, width_of(value_of(bar), kStrong));
      longest_ = std::max(longest_, bar.counts.front());
    }
    left_ = narrow_ ? 0 : widest_label + kBetween;
  }

  Drawing drawn() && {
    double top = 0;
    for (const Bar& bar : bars_.bars) top = draw_bar(bar, top) + kRowGap;
    return std::move(drawing_);
  }

 private:
  double label_room() const { return narrow_ ? drawing_.width() : kLabels * drawing_.width(); }

  Block label_of(const Bar& bar, double room) const {
    return block(bar.label.in(language_), room, kPlain);
  }

  std::string value_of(const Bar& bar) const {
    return with_share(bar.counts.front(), bars_.whole, language_);
  }

  double draw_bar(const Bar& bar, double top) {
    const Block label = label_of(bar, label_room());
    if (narrow_) {
      draw_length(bar, drawing_.set(label, {0, top}).bottom() + 2);
      return drawing_.height();
    }
    const double height = std::max(kBarHeight, label.height());
    drawing_.set(label, {left_ - kBetween, top + (height - label.height()) / 2}, Anchor::end);
    draw_length(bar, top + (height - kBarHeight) / 2);
    return top + height;
  }

  void draw_length(const Bar& bar, double top) {
    const double room = drawing_.width() - left_ - values_ - kBetween;
    const std::int64_t most = std::max(bars_.whole, longest_);
    drawing_.rectangle({left_, top, room, kBarHeight}, "track");
    drawing_.rectangle({left_, top, length_of(bar.counts.front(), most, room), kBarHeight},
                       "part-1");
    drawing_.set(value_of(bar), {drawing_.width(), top}, kStrong, Anchor::end);
  }

  const Bars& bars_;
  Language language_;
  Drawing drawing_;
  bool narrow_;
  double left_ = 0;
  double values_ = 0;
  std::int64_t longest_ = 0;
};

/// Draws the parts of one bar from left to right. Every part keeps its least width, so the last
/// ones may push: the scale is taken from what is left for them.
void draw_segments(Drawing& drawing, const Bar& bar, double top) {
  const auto parts = static_cast<double>(
      std::count_if(bar.counts.begin(), bar.counts.end(), [](auto count) { return count > 0; }));
  const double room = drawing.width() - parts * (kThinnest + kSegmentGap) + kSegmentGap;
  const auto whole = static_cast<double>(sum_of(bar));
  double left = 0;
  drawing.rectangle({0, top, drawing.width(), kBarHeight}, "track");
  for (std::size_t place = 0; place < bar.counts.size(); ++place) {
    if (bar.counts[place] == 0) continue;
    const double length = kThinnest + room * static_cast<double>(bar.counts[place]) / whole;
    drawing.rectangle({left, top, length, kBarHeight}, part_style(place));
    left += length + kSegmentGap;
  }
}

/// Bars of full width, each with its total above and what its parts are below.
class StackedBars {
 public:
  StackedBars(const Bars& bars, double width, Language language)
      : bars_(bars), language_(language), drawing_(width), part_widths_(bars.parts.size()) {
    for (const Bar& bar : bars.bars)
      for (std::size_t place = 0; place < bar.counts.size(); ++place)
        part_widths_[place] =
            std::max(part_widths_[place], width_of(part_words(bar, place), kPlain));
  }

  Drawing drawn() && {
    double top = 0;
    for (const Bar& bar : bars_.bars) {
      const double bar_top = draw_head(bar, top) + 4;
      draw_segments(drawing_, bar, bar_top);
      top = draw_legend(drawing_, parts_of(bar), bar_top + kBarHeight + 6) + kStackedGap;
    }
    return std::move(drawing_);
  }

 private:
  std::string part_words(const Bar& bar, std::size_t place) const {
    return bars_.parts[place].in(language_) + " " +
           with_share(bar.counts[place], sum_of(bar), language_);
  }

  std::vector<LegendEntry> parts_of(const Bar& bar) const {
    std::vector<LegendEntry> parts;
    for (std::size_t place = 0; place < bar.counts.size(); ++place)
      parts.push_back({part_style(place), part_words(bar, place), part_widths_[place]});
    return parts;
  }

  double draw_head(const Bar& bar, double top) {
    const double width = drawing_.width();
    const Block value = block(counted(sum_of(bar), bars_.caption, language_), width / 2, kStrong);
    const Block label = block(bar.label.in(language_), width - value.width() - kBetween, kStrong);
    drawing_.set(value, {width, top}, Anchor::end);
    drawing_.set(label, {0, top});
    return top + std::max(label.height(), value.height());
  }

  const Bars& bars_;
  Language language_;
  Drawing drawing_;
  std::vector<double> part_widths_;
};

}  // namespace

Drawing draw(const Bars& bars, double width, Language language) {
  for (const Bar& bar : bars.bars)
    ensure(!bars.parts.empty() && bar.counts.size() == bars.parts.size(),
           "A bar of a picture has not one count for each part.");
  if (bars.parts.size() > 1) return StackedBars(bars, width, language).drawn();
  return PlainBars(bars, width, language).drawn();
}

Table data_table(const Bars& bars) {
  Table table = {
      bars.caption.title,
      {{bars.items}, {kPart}, {counts_title(bars.caption), Cells::number}, {kShare, Cells::number}},
      {}};
  const bool stacked = bars.parts.size() > 1;
  for (const Bar& bar : bars.bars) {
    const std::int64_t whole = stacked ? sum_of(bar) : bars.whole;
    for (std::size_t place = 0; place < bar.counts.size(); ++place)
      table.rows.push_back({bar.label, stacked ? bars.parts[place] : Text(),
                            number(bar.counts[place]),
                            whole > 0 ? Text(share(bar.counts[place], whole)) : Text()});
  }
  return without_empty_columns(table);
}

Bilingual kind_of(const Bars& bars) {
  if (bars.parts.size() > 1) return {"積み上げ横棒グラフ", "Stacked bar chart"};
  return {"横棒グラフ", "Bar chart"};
}

bool is_empty(const Bars& bars) {
  return bars.bars.empty();
}

}  // namespace renga::report
