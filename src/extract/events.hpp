#pragma once

#include "extract/plan.hpp"

namespace renga::extract {

/// When and whose the rows of a condition are: compiled into steps that make the table `events`
/// (person, day, at), for rows whose date of EXT-3 lies in `months` (EXT-16).
Result<std::vector<PlanStep>> steps_of_events(const Manifest& manifest,
                                              const CodeCondition& condition, const Months& months,
                                              const std::string& events,
                                              std::string_view step_name);

/// Whether the rows of the condition's table have a date.
bool has_time(const Manifest& manifest, std::string_view table);

/// Every month that a date can have.
Months all_months();

}  // namespace renga::extract
