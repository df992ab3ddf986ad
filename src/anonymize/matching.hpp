#pragma once

#include "anonymize/classes.hpp"

namespace renga::anonymize {

/// Whether the policy asks for more than equal values and equal weights.
bool compares_keys(const Models& models);

/// Puts what follows from the policy's meaning of a missing value, and the risk of each person, in
/// the place of what the classes alone say (ANP-80, ANP-82). To be called while the engine holds
/// the classes of `tables`.
Done measure_matches(const Policy& policy, const Plan& plan, const std::vector<QuasiTable>& tables,
                     Measures& measures, engine::Engine& engine);

/// Adds to `failed` the classes whose persons match fewer than k, again and again until those who
/// stay have k without those who leave. Gives the number of persons in failed classes.
Result<std::int64_t> fail_unmatched(const Policy& policy, const Plan& plan,
                                    const std::vector<QuasiTable>& tables, engine::Engine& engine);

}  // namespace renga::anonymize
