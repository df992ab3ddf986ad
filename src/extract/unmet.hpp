#pragma once

#include "extract/request.hpp"
#include "report/report.hpp"

#include <string_view>

namespace renga::extract {

/// Why those left who are not there any more after a step: the condition that they did not meet, as
/// the request states it (EXT-21). `step` is the name of a step of the population or of a draw.
report::Text unmet_condition(const Request& request, std::string_view step);

}  // namespace renga::extract
