#pragma once

#include "anonymize/classes.hpp"

namespace renga::anonymize {

/// Reads the policy's table of the population beside the data, so that its values get codes of the
/// same dictionaries. To be called before anything is made of the dictionaries.
Done load_population(const Policy& policy, const Plan& plan, engine::Engine& engine);

/// Compares the classes just counted with those of the population: k-map and δ-presence (ANP-83 to
/// ANP-85). Nothing where the policy names no such table.
Result<std::optional<Presence>> measure_presence(const Policy& policy, const Plan& plan,
                                                 const std::vector<QuasiTable>& tables,
                                                 engine::Engine& engine);

/// Adds to `failed` the classes that miss a goal on the population.
Done fail_absent(const Policy& policy, const Plan& plan, const std::vector<QuasiTable>& tables,
                 engine::Engine& engine);

}  // namespace renga::anonymize
