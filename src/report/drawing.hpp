#pragma once

#include "report/lettering.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace renga::report {

struct Point {
  double x = 0;
  double y = 0;
};

struct Box {
  double left = 0;
  double top = 0;
  double width = 0;
  double height = 0;

  double right() const { return left + width; }
  double bottom() const { return top + height; }
  double middle() const { return top + height / 2; }
  double center() const { return left + width / 2; }
  bool overlaps(const Box& other) const;
};

enum class Anchor { start, middle, end };

/// The names that join a drawing to its page.
struct Naming {
  std::string id;           ///< Unique in the page.
  std::string css_class;    ///< "wide" or "narrow".
  std::string title;        ///< What the picture is.
  std::string description;  ///< What kind of picture, and where its numbers stand.
};

/// An SVG picture under construction. Styles are classes of report.css, so that every colour stands
/// in one place. Its height grows with what is drawn.
class Drawing {
 public:
  explicit Drawing(double width) : width_(width) {}

  void rectangle(const Box& box, std::string_view style, double radius = 0);
  /// A rectangle behind everything else.
  void backdrop(const Box& box, std::string_view style);
  void circle(Point center, double radius, std::string_view style);
  /// A line through the points.
  void line(const std::vector<Point>& points, std::string_view style);
  /// A line that ends in an arrow head.
  void arrow(const std::vector<Point>& points);
  /// Sets lines from `top` down; `at.x` is their left side, middle or right side. Returns what
  /// they take.
  Box set(const Block& text, Point at, Anchor anchor = Anchor::start);
  Box set(std::string_view line, Point at, const Lettering& lettering,
          Anchor anchor = Anchor::start);
  void grow_to(double height);

  double width() const { return width_; }
  double height() const { return height_; }
  /// Every line of text set so far, for checks that none lies over another.
  const std::vector<Box>& texts() const { return texts_; }

  std::string svg(const Naming& naming) const;
  /// The same as a file of its own, with the styles that it needs.
  std::string svg_file(const Naming& naming, std::string_view style) const;

 private:
  std::string open_tag(const Naming& naming, std::string_view space) const;
  std::string content(const Naming& naming) const;

  double width_;
  double height_ = 0;
  std::string behind_;
  std::string shapes_;
  std::vector<Box> texts_;
};

}  // namespace renga::report
