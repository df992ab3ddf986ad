#pragma once

#include "anonymize/errors.hpp"
#include "anonymize/plan.hpp"

namespace renga::anonymize {

/// Whether a column of the plan leaves its level to the search.
bool has_search(const Plan& plan);

/// Chooses the levels that the policy leaves open: the node of least loss that reaches the goals
/// within the suppression limit (ANP-39), and puts operators with those levels into the plan. To be
/// called while the engine holds the classes of the input and operators of modelled columns are
/// recoded. code::goal_unreachable where no node reaches them.
Result<Search> choose_levels(const Policy& policy, std::int64_t persons, Plan& plan,
                             engine::Engine& engine);

/// How many persons a policy allows to be suppressed.
std::int64_t suppressed_max(const Policy& policy, std::int64_t persons);

}  // namespace renga::anonymize
