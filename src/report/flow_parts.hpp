#pragma once

#include "report/panel.hpp"
#include "report/picture.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace renga::report {

/// Whether a step's box says whose step it is: not where it stands in that party's lane, which
/// leaves less width, so that every line holds one thing.
enum class Party { shown, hidden };

/// The box of the step at `place`: party, label, count and share of the first step's count.
Panel step_panel(const Flow& flow, std::size_t place, double width, Party party, Language language);
/// The box of those who left after a step: their sum and each reason with its count.
Panel leaving_panel(const Flow& flow, const FlowStep& step, double width, Language language);
/// The last step, the result, looks different from those before.
std::string_view step_style(const Flow& flow, std::size_t place);

/// The parties in the order of their first step.
std::vector<std::string> parties_of(const Flow& flow, Language language);
/// Whether every step names its party and there are two to five parties.
bool has_lanes(const Flow& flow, Language language);
Drawing draw_lanes(const Flow& flow, double width, Language language);

}  // namespace renga::report
