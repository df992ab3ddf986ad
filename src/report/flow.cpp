#include "report/flow_parts.hpp"
#include "report/picture.hpp"

#include <algorithm>

namespace renga::report {

namespace {

constexpr double kGap = 34;
/// Room for the arrow head between a box of those who left and the next step.
constexpr double kAfterLeaving = 22;

/// Where the steps, the line that joins them, and those who left stand.
struct Columns {
  double step_width;
  double trunk;
  double leaving_left;
};

Columns columns_of(double width) {
  if (is_narrow(width)) return {width, 24, 56};
  return {380, 190, 440};
}

/// Draws who left beside the line that goes down from a step; returns where the next may begin.
double draw_leaving(Drawing& drawing, const Panel& panel, const Columns& columns, double top) {
  const Box box = panel.draw(drawing, {columns.leaving_left, top + kAfterLeaving}, "left");
  drawing.arrow({{columns.trunk, top}, {columns.trunk, box.middle()}, {box.left, box.middle()}});
  return box.bottom() + kAfterLeaving;
}

Drawing draw_column(const Flow& flow, double width, Language language) {
  const Columns columns = columns_of(width);
  Drawing drawing(width);
  double top = 0;
  for (std::size_t place = 0; place < flow.steps.size(); ++place) {
    const FlowStep& step = flow.steps[place];
    const bool last = place + 1 == flow.steps.size();
    const Panel panel = step_panel(flow, place, columns.step_width, Party::shown, language);
    const Box box = panel.draw(drawing, {0, top}, step_style(flow, place));
    double next = box.bottom() + kGap;
    if (!step.left.empty())
      next =
          draw_leaving(drawing, leaving_panel(flow, step, width - columns.leaving_left, language),
                       columns, box.bottom());
    if (!last) drawing.arrow({{columns.trunk, box.bottom()}, {columns.trunk, next}});
    top = next;
  }
  return drawing;
}

}  // namespace

Drawing draw(const Flow& flow, double width, Language language) {
  if (has_lanes(flow, language) && !is_narrow(width)) return draw_lanes(flow, width, language);
  return draw_column(flow, width, language);
}

Bilingual kind_of(const Flow&) {
  return {"流れ図", "Flow chart"};
}

bool is_empty(const Flow& flow) {
  return flow.steps.empty();
}

}  // namespace renga::report
