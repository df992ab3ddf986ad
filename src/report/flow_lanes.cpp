#include "report/flow_parts.hpp"

#include <algorithm>
#include <iterator>

namespace renga::report {

namespace {

constexpr double kInset = 10;
constexpr double kHeadPadding = 10;
constexpr double kGap = 40;
constexpr double kBelowStep = 6;

class Lanes {
 public:
  Lanes(const Flow& flow, double width, Language language)
      : flow_(flow),
        language_(language),
        parties_(parties_of(flow, language)),
        lane_width_(width / static_cast<double>(parties_.size())),
        drawing_(width) {}

  Drawing drawn() && {
    double top = draw_heads();
    for (std::size_t place = 0; place < flow_.steps.size(); ++place) {
      const double bottom = draw_step(place, top);
      top = bottom + kGap;
      if (place + 1 < flow_.steps.size()) draw_connection(place, bottom, top);
    }
    draw_backs();
    return std::move(drawing_);
  }

 private:
  std::size_t lane_of(std::size_t place) const {
    const std::string& party = flow_.steps[place].party.in(language_);
    return static_cast<std::size_t>(
        std::distance(parties_.begin(), std::find(parties_.begin(), parties_.end(), party)));
  }

  double left_of(std::size_t lane) const { return static_cast<double>(lane) * lane_width_; }
  double center_of(std::size_t lane) const { return left_of(lane) + lane_width_ / 2; }

  double draw_heads() {
    double bottom = 0;
    for (std::size_t lane = 0; lane < parties_.size(); ++lane) {
      const Block name = block(parties_[lane], lane_width_ - 2 * kInset, kAccent);
      bottom = std::max(
          bottom, drawing_.set(name, {center_of(lane), kHeadPadding}, Anchor::middle).bottom());
    }
    drawing_.line({{0, bottom + kHeadPadding}, {drawing_.width(), bottom + kHeadPadding}}, "base");
    return bottom + 2.4 * kHeadPadding;
  }

  /// Draws a step and, under it, who left after it; returns the bottom of both.
  double draw_step(std::size_t place, double top) {
    const double left = left_of(lane_of(place)) + kInset;
    const double width = lane_width_ - 2 * kInset;
    const Box box = step_panel(flow_, place, width, Party::hidden, language_)
                        .draw(drawing_, {left, top}, step_style(flow_, place));
    const FlowStep& step = flow_.steps[place];
    if (step.left.empty()) return box.bottom();
    return leaving_panel(flow_, step, width, language_)
        .draw(drawing_, {left, box.bottom() + kBelowStep}, "left")
        .bottom();
  }

  void draw_connection(std::size_t place, double bottom, double top) {
    const double from = center_of(lane_of(place));
    const double to = center_of(lane_of(place + 1));
    const double turn = (bottom + top) / 2 - 3;
    if (from == to)
      drawing_.arrow({{from, bottom}, {to, top}});
    else
      drawing_.arrow({{from, bottom}, {from, turn}, {to, turn}, {to, top}});
  }

  /// Every second lane has a ground of its own, and so each is one column for the eye.
  void draw_backs() {
    const double height = drawing_.height() + kInset;
    for (std::size_t lane = 0; lane < parties_.size(); lane += 2)
      drawing_.backdrop({left_of(lane), 0, lane_width_, height}, "lane");
  }

  const Flow& flow_;
  Language language_;
  std::vector<std::string> parties_;
  double lane_width_;
  Drawing drawing_;
};

}  // namespace

Drawing draw_lanes(const Flow& flow, double width, Language language) {
  return Lanes(flow, width, language).drawn();
}

}  // namespace renga::report
