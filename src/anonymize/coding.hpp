#pragma once

#include "anonymize/codes.hpp"
#include "anonymize/source.hpp"

namespace renga::anonymize {

/// Reads the input once into the engine, every column of few values as codes into its dictionary,
/// and puts the views of the plan's relations over it: a column by its name as it was read, its
/// code by code_column; beside it the policy's table of the population. Notes in the plan which
/// columns have a dictionary.
Done encode(const Source& source, const Policy& policy, Plan& plan, engine::Engine& engine);

/// Applies the operators of coded columns to their dictionaries alone. To be called after
/// Operation::prepare, and again when that was.
Done recode_modelled(const Plan& plan, engine::Engine& engine);
Done recode_all(const Plan& plan, engine::Engine& engine);

/// The code of a text of a coded column, in a statement over a row `source` that has it by name.
engine::Expression encoded(const ColumnPlan& column);
/// A coded column's code as the input has it, in a statement over the relation `source`.
engine::Expression code_before(const ColumnPlan& column);
/// The code after the operator, of a column that holds codes of the input.
engine::Expression code_after(const ColumnPlan& column, const std::string& code_before);
/// The same in the size in which codes are stored.
engine::Expression stored_code_after(const ColumnPlan& column);
/// The value of a coded column of the outcome, where a column of that name holds its codes.
engine::Expression label_after(const ColumnPlan& column, const Column& outcome);

}  // namespace renga::anonymize
