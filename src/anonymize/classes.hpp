#pragma once

#include "anonymize/measures.hpp"
#include "anonymize/plan.hpp"

namespace renga::anonymize {

/// A table as the classes see it: whose its rows are, and their quasi-identifying values.
struct QuasiTable {
  std::string relation;
  std::string table;
  std::string person;
  std::vector<engine::Expression> values;
};

/// The quasi-identifying columns as the input has them.
std::vector<QuasiTable> quasi_before(const Plan& plan);
/// The same after the operators, before anybody is suppressed.
std::vector<QuasiTable> quasi_altered(const Plan& plan);
/// The same as they are in the outcome's tables.
std::vector<QuasiTable> quasi_outcome(const Plan& plan);

/// Divides the persons into classes and gives the classes' sizes in ascending order. Leaves the
/// engine's table `classes` (and `profile`, by person) for suppress_below.
Result<std::vector<SizeCount>> count_classes(const Plan& plan,
                                             const std::vector<QuasiTable>& tables,
                                             engine::Engine& engine);

/// Adds the persons in classes of fewer than k to `suppressed`.
Done suppress_below(std::int64_t k, const std::vector<QuasiTable>& tables, const Plan& plan,
                    engine::Engine& engine);

/// The sizes of groups that a statement counted, in its order.
Result<std::vector<SizeCount>> size_counts(engine::Engine& engine, engine::Sql sql,
                                           const engine::Parameters& parameters);

}  // namespace renga::anonymize
