#include "report/drawing.hpp"

#include "report/unicode.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace renga::report {

namespace {

constexpr double kArrowLength = 8;
constexpr double kArrowHalfWidth = 5;

/// A coordinate with one decimal, and none where it is whole.
std::string units(double value) {
  const double tenths = std::round(value * 10);
  if (std::fmod(tenths, 10) == 0) return fmt::format("{:.0f}", tenths / 10 + 0.0);
  return fmt::format("{:.1f}", tenths / 10);
}

std::string points_text(const std::vector<Point>& points) {
  std::string text;
  for (const Point& point : points)
    text += (text.empty() ? "" : " ") + units(point.x) + "," + units(point.y);
  return text;
}

std::string rectangle_markup(const Box& box, std::string_view style, double radius) {
  const std::string round = radius > 0 ? fmt::format(R"( rx="{}")", units(radius)) : "";
  return fmt::format(R"(<rect class="{}" x="{}" y="{}" width="{}" height="{}"{}/>)", style,
                     units(box.left), units(box.top), units(box.width), units(box.height), round) +
         "\n";
}

constexpr std::array<std::string_view, 3> kAnchorAttributes = {"", R"( text-anchor="middle")",
                                                               R"( text-anchor="end")"};
/// The part of a line's width that lies left of its anchor.
constexpr std::array<double, 3> kLeftOfAnchor = {0, 0.5, 1};

}  // namespace

bool Box::overlaps(const Box& other) const {
  return left < other.right() && other.left < right() && top < other.bottom() &&
         other.top < bottom();
}

void Drawing::rectangle(const Box& box, std::string_view style, double radius) {
  shapes_ += rectangle_markup(box, style, radius);
  grow_to(box.bottom());
}

void Drawing::backdrop(const Box& box, std::string_view style) {
  behind_ += rectangle_markup(box, style, 0);
  grow_to(box.bottom());
}

void Drawing::circle(Point center, double radius, std::string_view style) {
  shapes_ += fmt::format(R"(<circle class="{}" cx="{}" cy="{}" r="{}"/>)", style, units(center.x),
                         units(center.y), units(radius)) +
             "\n";
  grow_to(center.y + radius);
}

void Drawing::line(const std::vector<Point>& points, std::string_view style) {
  shapes_ +=
      fmt::format(R"(<polyline class="{}" points="{}"/>)", style, points_text(points)) + "\n";
  for (const Point& point : points) grow_to(point.y);
}

void Drawing::arrow(const std::vector<Point>& points) {
  const Point tip = points.back();
  const Point before = points[points.size() - 2];
  const double length = std::hypot(tip.x - before.x, tip.y - before.y);
  const Point along = {(tip.x - before.x) / length, (tip.y - before.y) / length};
  const Point base = {tip.x - along.x * kArrowLength, tip.y - along.y * kArrowLength};
  const Point side = {-along.y * kArrowHalfWidth, along.x * kArrowHalfWidth};

  std::vector<Point> shaft = points;
  shaft.back() = base;
  line(shaft, "connector");
  shapes_ += fmt::format(R"(<polygon class="arrow-head" points="{}"/>)",
                         points_text({tip,
                                      {base.x + side.x, base.y + side.y},
                                      {base.x - side.x, base.y - side.y}})) +
             "\n";
  grow_to(tip.y);
}

Box Drawing::set(const Block& text, Point at, Anchor anchor) {
  const auto place = static_cast<std::size_t>(anchor);
  const double height = line_height(text.lettering);
  Box taken = {at.x - kLeftOfAnchor[place] * text.width(), at.y, text.width(), 0};
  for (const std::string& line : text.lines) {
    const double width = width_of(line, text.lettering);
    texts_.push_back({at.x - kLeftOfAnchor[place] * width, taken.bottom(), width, height});
    shapes_ += fmt::format(R"(<text class="{}{}" x="{}" y="{}" font-size="{}"{}>{}</text>)",
                           text.lettering.tone, text.lettering.bold ? " bold" : "", units(at.x),
                           units(taken.bottom() + baseline(text.lettering)),
                           units(text.lettering.size), kAnchorAttributes[place], escape(line)) +
               "\n";
    taken.height += height;
  }
  grow_to(taken.bottom());
  return taken;
}

Box Drawing::set(std::string_view line, Point at, const Lettering& lettering, Anchor anchor) {
  return set(Block{{std::string(line)}, lettering}, at, anchor);
}

void Drawing::grow_to(double height) {
  height_ = std::max(height_, height);
}

std::string Drawing::open_tag(const Naming& naming, std::string_view space) const {
  // Two units around the drawing keep strokes on its border whole.
  return fmt::format(R"(<svg{} class="{}" viewBox="-2 -2 {} {}" width="{}" height="{}" role="img" )"
                     R"(aria-labelledby="{}-title {}-desc">)",
                     space, naming.css_class, units(width_ + 4), units(height_ + 4),
                     units(width_ + 4), units(height_ + 4), naming.id, naming.id) +
         "\n";
}

std::string Drawing::content(const Naming& naming) const {
  return fmt::format(R"(<title id="{}-title">{}</title><desc id="{}-desc">{}</desc>)", naming.id,
                     escape(naming.title), naming.id, escape(naming.description)) +
         "\n" + behind_ + shapes_ + "</svg>\n";
}

std::string Drawing::svg(const Naming& naming) const {
  return open_tag(naming, "") + content(naming);
}

std::string Drawing::svg_file(const Naming& naming, std::string_view style) const {
  return open_tag(naming, R"( xmlns="http://www.w3.org/2000/svg")") + "<style>\n" +
         std::string(style) +
         "svg { font-family: var(--sans); background: var(--white); }\n</style>\n" +
         content(naming);
}

}  // namespace renga::report
