#pragma once

#include "report/drawing.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace renga::report {

/// The style of the n-th part of a bar or series of a distribution: they differ in pattern as well
/// as in colour, and begin again after the fifth.
std::string part_style(std::size_t place);

struct LegendEntry {
  std::string style;
  std::string words;
  double width = 0;  ///< At least so wide, so that entries of several legends stand in columns.
};

/// Sets entries side by side from `top` down, in as many rows as they need; returns the bottom.
double draw_legend(Drawing& drawing, const std::vector<LegendEntry>& entries, double top);

}  // namespace renga::report
