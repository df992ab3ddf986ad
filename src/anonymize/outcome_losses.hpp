#pragma once

#include "anonymize/classes.hpp"

namespace renga::anonymize {

/// Every measure of loss over the outcome (ANP-34, ANP-70 to ANP-73), while the engine holds the
/// outcome's classes and codes are tallied.
Result<Losses> measure_losses(const Plan& plan, std::int64_t persons, std::int64_t suppressed,
                              engine::Engine& engine);

}  // namespace renga::anonymize
