#pragma once

#include "anonymize/plan.hpp"

namespace renga::anonymize {

/// Local suppression: takes the cells of persons whose classes miss a goal away, column by column
/// in the order of their ranks, as long as there is such a class (ANP-53). Persons whose classes
/// still miss it are left to the suppression of persons.
Done blank_cells(const Policy& policy, const Plan& plan, engine::Engine& engine);

}  // namespace renga::anonymize
