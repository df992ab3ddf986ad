#pragma once

#include "anonymize/plan.hpp"

namespace renga::anonymize {

/// Counts, in one pass over each table, how many rows have each code of each coded column and how
/// many of those belong to persons who stay. What it finds stands in the columns' dictionaries
/// (CodedColumn::tally) until it is called again.
Done tally_codes(const Plan& plan, engine::Engine& engine);

}  // namespace renga::anonymize
