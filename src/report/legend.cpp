#include "report/legend.hpp"

#include <algorithm>

namespace renga::report {

namespace {

constexpr std::size_t kStyles = 5;
constexpr double kSwatch = 12;
constexpr double kWordsLeft = 20;
constexpr double kBetween = 24;
constexpr double kRowGap = 2;

}  // namespace

std::string part_style(std::size_t place) {
  return "part-" + std::to_string(place % kStyles + 1);
}

double draw_legend(Drawing& drawing, const std::vector<LegendEntry>& entries, double top) {
  double left = 0;
  double bottom = top;
  for (const LegendEntry& entry : entries) {
    const Block words = block(entry.words, drawing.width() - kWordsLeft, kPlain);
    if (left > 0 && left + kWordsLeft + words.width() > drawing.width()) {
      left = 0;
      top = bottom + kRowGap;
    }
    const double swatch_top = top + (line_height(kPlain) - kSwatch) / 2;
    drawing.rectangle({left, swatch_top, kSwatch, kSwatch}, entry.style, 2);
    const Box taken = drawing.set(words, {left + kWordsLeft, top});
    left = taken.left + std::max(entry.width, taken.width) + kBetween;
    bottom = std::max(bottom, taken.bottom());
  }
  return bottom;
}

}  // namespace renga::report
