#pragma once

#include "anonymize/plan.hpp"
#include "anonymize/released.hpp"

namespace renga::anonymize {

/// Makes signs_in(text) callable: the set of signs of a value, as a number.
Done define_signs(engine::Engine& engine);

/// Looks at the outcome's tables before they are written (ANP-92): values that look like
/// identifiers, values of direct columns of the same person, the order of rows, small groups. To be
/// called when the classes of the outcome have just been counted.
Result<std::vector<Finding>> check_release(const Policy& policy, const Plan& plan,
                                           engine::Engine& engine);

/// What was in the columns of free text that go (ANP-61).
Result<std::vector<TextScan>> scan_texts(const Plan& plan, engine::Engine& engine);

/// The fewest persons of a group that no check speaks of: the policy's k, or ten.
std::int64_t fewest_persons(const Policy& policy);

}  // namespace renga::anonymize
