#pragma once

#include "anonymize/plan.hpp"

namespace renga::anonymize {

/// To be called when nobody else will be suppressed, before staying().
Done define_staying(const Plan& plan, engine::Engine& engine);

/// Whether the person of a row of `source` stays. Where rows are persons that is one bit in memory
/// for each row, which is faster than a look into a table.
engine::Expression staying(const Plan& plan);

}  // namespace renga::anonymize
