#include "report/timeline_scale.hpp"

#include "report/lettering.hpp"

#include <algorithm>
#include <array>

namespace renga::report {

namespace {

constexpr double kBetweenNames = 12;
/// How much longer than the shortest month the first month of a line may be.
constexpr double kLongestToShortestMonth = 31.0 / 28;
constexpr std::array<int, 12> kStepsMonths = {1, 2, 3, 6, 12, 24, 36, 60, 120, 240, 600, 1200};
/// As wide as the name of any month, in Japanese also in wareki.
constexpr Bilingual kWidestName = {"令和22年12月", "2020-12"};

Date first_month(const std::vector<Event>& events) {
  Date first = events.front().start;
  for (const Event& event : events) first = std::min(first, event.start);
  return first.first_of_month();
}

Date month_after(const std::vector<Event>& events) {
  Date last = events.front().start;
  for (const Event& event : events) last = std::max(last, event.end.value_or(event.start));
  return last.first_of_month().plus_months(1);
}

}  // namespace

TimelineScale::TimelineScale(const std::vector<Event>& events, double left, double right)
    : first_(first_month(events)), last_(month_after(events)), left_(left), right_(right) {}

double TimelineScale::x(Date day) const {
  const double share = static_cast<double>(day.days() - first_.days()) /
                       static_cast<double>(last_.days() - first_.days());
  return left_ + (right_ - left_) * share;
}

std::vector<Date> TimelineScale::ticks(Language language) const {
  const double room = width_of(kWidestName.in(language), kQuiet) + kBetweenNames;
  const auto fits = [&](int step_months) {
    return x(first_.plus_months(step_months)) - left_ >= room * kLongestToShortestMonth;
  };
  const auto* step = std::find_if(kStepsMonths.begin(), kStepsMonths.end(), fits);
  const int step_months = step == kStepsMonths.end() ? kStepsMonths.back() : *step;
  std::vector<Date> ticks;
  for (Date tick = first_; tick == first_ || (tick < last_ && x(tick) + room <= right_);
       tick = tick.plus_months(step_months))
    ticks.push_back(tick);
  return ticks;
}

}  // namespace renga::report
