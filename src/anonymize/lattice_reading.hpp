#pragma once

#include "anonymize/node.hpp"
#include "anonymize/plan.hpp"

namespace renga::anonymize {

/// The quasi-identifying columns that stay, in the order of tables and columns.
std::vector<ColumnPlan*> quasi_columns(Plan& plan);

/// Reads what a search of levels needs, while the engine holds the classes of the input and the
/// operators of modelled columns are recoded. `columns` are those of quasi_columns; each of them
/// has a dictionary. code::limit_passed where the input has too many combinations for memory.
Result<SearchData> read_lattice(const Plan& plan, const std::vector<ColumnPlan*>& columns,
                                bool with_population, engine::Engine& engine);

}  // namespace renga::anonymize
