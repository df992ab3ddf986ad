#pragma once

#include "report/drawing.hpp"

#include <string_view>
#include <vector>

namespace renga::report {

/// A box with rows of text that is as high as its text needs.
class Panel {
 public:
  explicit Panel(double width) : width_(width) {}

  void add(std::string_view words, const Lettering& lettering);
  /// Words on the left and a number, not higher than they, on the right of one row; below each
  /// other where the row is too short for both.
  void add(std::string_view words, const Lettering& lettering, std::string_view number,
           const Lettering& number_lettering);

  bool empty() const { return rows_.empty(); }
  double width() const { return width_; }
  double height() const;
  Box draw(Drawing& drawing, Point top_left, std::string_view style) const;

 private:
  struct Row {
    Block left;
    Block right;
    double height() const;
  };

  double inner_width() const;

  double width_;
  std::vector<Row> rows_;
};

}  // namespace renga::report
