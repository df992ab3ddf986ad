#include "report/picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace renga::report {

namespace {

constexpr double kBarHeight = 22;
constexpr double kBarGap = 5;
constexpr double kGroupGap = 30;
constexpr double kBetween = 14;
constexpr double kThinnest = 2;
constexpr double kSwatch = 22;
constexpr double kSwatchGap = 8;

constexpr Bilingual kFigure = {"指標", "Figure"};
constexpr Bilingual kLimit = {"基準", "Limit"};
constexpr Bilingual kLimitIs = {"基準：", "Limit: "};

std::string written(double value, Measure measure) {
  static constexpr std::array<std::string (*)(double), 3> kWriters = {
      [](double count) { return number(std::llround(count)); },
      [](double share) { return percent(share); },
      [](double amount) { return decimal(amount, 2); },
  };
  return kWriters[static_cast<std::size_t>(measure)](value);
}

class Pairs {
 public:
  Pairs(const BeforeAfter& picture, double width, Language language)
      : picture_(picture), language_(language), drawing_(width) {
    const double name_room = width / 4;
    names_ = {block(picture.before.in(language), name_room, kPlain),
              block(picture.after.in(language), name_room, kPlain)};
    left_ = std::max(names_[0].width(), names_[1].width()) + kBetween;
    for (const Change& change : picture.changes)
      for (const double value : {change.before, change.after})
        values_ = std::max(values_, width_of(written(value, change.measure), kStrong));
  }

  Drawing drawn() && {
    double top = 0;
    for (const Change& change : picture_.changes) top = draw_change(change, top) + kGroupGap;
    return std::move(drawing_);
  }

 private:
  double room() const { return drawing_.width() - left_ - values_ - kBetween; }

  double draw_change(const Change& change, double top) {
    const double highest = std::max({change.before, change.after, change.limit.value_or(0)});
    const auto length = [&](double value) { return highest > 0 ? room() * value / highest : 0; };
    const std::optional<double> limit =
        change.limit ? std::optional(left_ + length(*change.limit)) : std::nullopt;
    const double bars_top = draw_head(change, top) + 4;
    double bottom = draw_bar(names_[0], "before", length(change.before),
                             written(change.before, change.measure), limit, bars_top);
    bottom = draw_bar(names_[1], "after", length(change.after),
                      written(change.after, change.measure), limit, bottom + kBarGap);
    drawing_.line({{left_, bars_top - 3}, {left_, bottom + 3}}, "base");
    if (limit) draw_limit(*limit, bars_top - 3, bottom + 3);
    return bottom;
  }

  /// The label and, at the right or below, what the limit asks; returns the bottom.
  double draw_head(const Change& change, double top) {
    const double width = drawing_.width();
    const Block label = block(change.label.in(language_), width, kStrong);
    if (!change.limit) return drawing_.set(label, {0, top}).bottom();

    const std::string words = std::string(kLimitIs.in(language_)) + limit_words(change);
    const Block limit = block(words, width - kSwatch - kSwatchGap, kPlain);
    const double label_bottom = drawing_.set(label, {0, top}).bottom();
    const bool beside = label.width() + kBetween + kSwatch + kSwatchGap + limit.width() <= width;
    const double limit_top = beside ? top : label_bottom;
    const double limit_left = beside ? width - limit.width() : kSwatch + kSwatchGap;
    const double line = limit_top + line_height(kPlain) / 2;
    drawing_.line({{limit_left - kSwatchGap - kSwatch, line}, {limit_left - kSwatchGap, line}},
                  "limit");
    return std::max(label_bottom, drawing_.set(limit, {limit_left, limit_top}).bottom());
  }

  std::string limit_words(const Change& change) const {
    return change.limit_words.empty() ? written(*change.limit, change.measure)
                                      : change.limit_words.in(language_);
  }

  /// The value stands behind the bar, and behind the line of the limit where that would cross it.
  double draw_bar(const Block& name, std::string_view style, double length,
                  const std::string& value, std::optional<double> limit, double top) {
    const double height = std::max(kBarHeight, name.height());
    const double bar_top = top + (height - kBarHeight) / 2;
    const double drawn = length > 0 ? std::max(length, kThinnest) : 0;
    drawing_.set(name, {0, top + (height - name.height()) / 2});
    if (drawn > 0) drawing_.rectangle({left_, bar_top, drawn, kBarHeight}, style);
    double value_left = left_ + drawn + kBetween / 2;
    const double value_right = value_left + width_of(value, kStrong) + kBetween / 2;
    if (limit && *limit > left_ + drawn && *limit < value_right) value_left = *limit + kBetween / 2;
    drawing_.set(value, {value_left, bar_top}, kStrong);
    return top + height;
  }

  void draw_limit(double x, double top, double bottom) {
    drawing_.line({{x, top}, {x, bottom}}, "limit-ground");
    drawing_.line({{x, top}, {x, bottom}}, "limit");
  }

  const BeforeAfter& picture_;
  Language language_;
  Drawing drawing_;
  std::array<Block, 2> names_;
  double left_ = 0;
  double values_ = 0;
};

}  // namespace

Drawing draw(const BeforeAfter& picture, double width, Language language) {
  return Pairs(picture, width, language).drawn();
}

Table data_table(const BeforeAfter& picture) {
  Table table = {picture.caption.title,
                 {{kFigure},
                  {picture.before, Cells::number},
                  {picture.after, Cells::number},
                  {kLimit, Cells::number}},
                 {}};
  for (const Change& change : picture.changes) {
    const Text limit = !change.limit                ? Text()
                       : change.limit_words.empty() ? Text(written(*change.limit, change.measure))
                                                    : change.limit_words;
    table.rows.push_back({change.label, written(change.before, change.measure),
                          written(change.after, change.measure), limit});
  }
  return without_empty_columns(table);
}

Bilingual kind_of(const BeforeAfter&) {
  return {"処理前と処理後を並べた横棒グラフ", "Paired bar chart"};
}

bool is_empty(const BeforeAfter& picture) {
  return picture.changes.empty();
}

}  // namespace renga::report
