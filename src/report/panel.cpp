#include "report/panel.hpp"

#include <algorithm>

namespace renga::report {

namespace {

constexpr double kPaddingX = 16;
constexpr double kPaddingY = 11;
constexpr double kGap = 16;
/// Words are not squeezed into less than this beside a number.
constexpr double kLeastWords = 84;
constexpr double kRadius = 8;

}  // namespace

double Panel::Row::height() const {
  return std::max(left.height(), right.height());
}

double Panel::inner_width() const {
  return width_ - 2 * kPaddingX;
}

void Panel::add(std::string_view words, const Lettering& lettering) {
  rows_.push_back({block(words, inner_width(), lettering), Block{}});
}

void Panel::add(std::string_view words, const Lettering& lettering, std::string_view number,
                const Lettering& number_lettering) {
  const double room = inner_width() - width_of(number, number_lettering) - kGap;
  if (room < std::min(kLeastWords, width_of(words, lettering))) {
    add(words, lettering);
    add(number, number_lettering);
  } else {
    rows_.push_back(
        {block(words, room, lettering), block(number, inner_width(), number_lettering)});
  }
}

double Panel::height() const {
  double height = 2 * kPaddingY;
  for (const Row& row : rows_) height += row.height();
  return height;
}

Box Panel::draw(Drawing& drawing, Point top_left, std::string_view style) const {
  const Box box = {top_left.x, top_left.y, width_, height()};
  drawing.rectangle(box, style, kRadius);
  double top = box.top + kPaddingY;
  for (const Row& row : rows_) {
    drawing.set(row.left, {box.left + kPaddingX, top});
    // The number stands on the base of the last line of its words.
    const double last_line =
        top + std::max(0.0, row.left.height() - line_height(row.left.lettering));
    const double number_top =
        last_line + baseline(row.left.lettering) - baseline(row.right.lettering);
    drawing.set(row.right, {box.right() - kPaddingX, number_top}, Anchor::end);
    top += row.height();
  }
  return box;
}

}  // namespace renga::report
