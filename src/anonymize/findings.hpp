#pragma once

#include "anonymize/classes.hpp"

namespace renga::anonymize {

/// What was done to each column, counted over the input and the persons who stay; codes are
/// tallied.
Result<std::vector<ColumnOutcome>> describe_columns(const Plan& plan, engine::Engine& engine);

/// What a recipient sees of the changed columns, with the rows that suppression took away.
Result<std::vector<ColumnDistribution>> describe_distributions(const Plan& plan,
                                                               engine::Engine& engine);

/// Gives the values that are codes the names that masters have for them (ANP-99).
Done name_values(const NamesIn& names_in, std::vector<ColumnDistribution>& distributions);

/// The loss of ANP-34.
Result<double> measure_loss(const Plan& plan, double suppressed_share, engine::Engine& engine);

}  // namespace renga::anonymize
