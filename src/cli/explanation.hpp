#pragma once

#include "cli/session.hpp"
#include "service/service.hpp"

namespace renga::cli {

/// The plan of a provision with what it may take (EXT-23, SMP-10, TAB-13).
Outcome explanation_outcome(const extract::Explanation& explanation, const Session& session);

}  // namespace renga::cli
