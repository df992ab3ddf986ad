#include "report/flow_parts.hpp"

#include <algorithm>

namespace renga::report {

namespace {

constexpr Bilingual kLeft = {"除外", "Left"};
constexpr Bilingual kStep = {"段階", "Step"};
constexpr Bilingual kParty = {"担当", "Party"};
constexpr Bilingual kShare = {"最初の段階に対する割合", "Share of the first step"};
constexpr Bilingual kLeftAfter = {"この後に除外", "Left after it"};
constexpr Bilingual kReason = {"理由", "Reason"};

constexpr std::size_t kFewestLanes = 2;
constexpr std::size_t kMostLanes = 5;

bool is_last(const Flow& flow, std::size_t place) {
  return place + 1 == flow.steps.size();
}

Lettering on(bool dark, Lettering lettering) {
  if (dark) lettering.tone = "inverse";
  return lettering;
}

std::int64_t left_after(const FlowStep& step) {
  std::int64_t sum = 0;
  for (const Leaving& leaving : step.left) sum += leaving.count;
  return sum;
}

/// A step with the sum of those who left after it, and the reason where there is only one.
std::vector<Text> step_row(const Flow& flow, const FlowStep& step) {
  const Text left = step.left.empty() ? Text() : Text(number(left_after(step)));
  const Text reason = step.left.size() == 1 ? step.left.front().reason : Text();
  return {step.label, step.party, number(step.count), share(step.count, flow.steps.front().count),
          left,       reason};
}

}  // namespace

Panel step_panel(const Flow& flow, std::size_t place, double width, Party party,
                 Language language) {
  const FlowStep& step = flow.steps[place];
  const bool dark = is_last(flow, place);
  Panel panel(width);
  if (party == Party::shown && !step.party.empty())
    panel.add(step.party.in(language), on(dark, kAccent));
  panel.add(step.label.in(language), on(dark, kPlain));
  const std::string count = counted(step.count, flow.caption, language);
  const std::string of_first = share(step.count, flow.steps.front().count);
  if (party == Party::shown) {
    panel.add(count, on(dark, kBigCount), of_first, on(dark, kPlain));
  } else {
    panel.add(count, on(dark, kBigCount));
    panel.add(of_first, on(dark, kPlain));
  }
  return panel;
}

Panel leaving_panel(const Flow& flow, const FlowStep& step, double width, Language language) {
  Panel panel(width);
  panel.add(kLeft.in(language), kStrong, counted(left_after(step), flow.caption, language),
            kStrong);
  // One reason alone takes the whole count, which stands above it already.
  if (step.left.size() == 1) panel.add(step.left.front().reason.in(language), kPlain);
  if (step.left.size() > 1)
    for (const Leaving& leaving : step.left)
      panel.add(leaving.reason.in(language), kPlain, number(leaving.count), kPlain);
  return panel;
}

std::string_view step_style(const Flow& flow, std::size_t place) {
  return is_last(flow, place) ? "last-step" : "step";
}

std::vector<std::string> parties_of(const Flow& flow, Language language) {
  std::vector<std::string> parties;
  for (const FlowStep& step : flow.steps) {
    const std::string& party = step.party.in(language);
    if (std::find(parties.begin(), parties.end(), party) == parties.end()) parties.push_back(party);
  }
  return parties;
}

bool has_lanes(const Flow& flow, Language language) {
  const std::size_t lanes = parties_of(flow, language).size();
  return lanes >= kFewestLanes && lanes <= kMostLanes &&
         std::none_of(flow.steps.begin(), flow.steps.end(),
                      [](const FlowStep& step) { return step.party.empty(); });
}

Table data_table(const Flow& flow) {
  Table table = {flow.caption.title,
                 {{kStep},
                  {kParty},
                  {counts_title(flow.caption), Cells::number},
                  {kShare, Cells::number},
                  {kLeftAfter, Cells::number},
                  {kReason}},
                 {}};
  for (const FlowStep& step : flow.steps) {
    table.rows.push_back(step_row(flow, step));
    if (step.left.size() < 2) continue;
    for (const Leaving& leaving : step.left)
      table.rows.push_back({step.label, {}, {}, {}, number(leaving.count), leaving.reason});
  }
  return without_empty_columns(table);
}

}  // namespace renga::report
