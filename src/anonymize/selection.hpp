#pragma once

#include "anonymize/anonymize.hpp"
#include "anonymize/plan.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace renga::anonymize {

/// Makes the plan's relations show only the persons and rows that the policy's selection leaves:
/// first the sample, then each rule on what is left (ANP-50). `persons` is how many went in.
Result<SelectionCounts> select(const Policy& policy, std::int64_t persons, const Plan& plan,
                               engine::Engine& engine);

}  // namespace renga::anonymize
