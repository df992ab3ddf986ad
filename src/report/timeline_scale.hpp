#pragma once

#include "report/pictures.hpp"

#include <vector>

namespace renga::report {

/// Days along a line: from the first of the month of the first event to the end of the month of
/// the last.
class TimelineScale {
 public:
  /// The line runs from `left` to `right`; there is at least one event.
  TimelineScale(const std::vector<Event>& events, double left, double right);

  double x(Date day) const;

  /// First days of months, as close as their names (report/format.hpp, in kQuiet) find room side by
  /// side, each name to the right of its day.
  std::vector<Date> ticks(Language language) const;

 private:
  Date first_;
  Date last_;
  double left_;
  double right_;
};

}  // namespace renga::report
