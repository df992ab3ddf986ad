#pragma once

#include "engine/engine.hpp"
#include "files/files.hpp"
#include "table/table.hpp"

namespace renga::ids {

/// Makes the fund's history of insured numbers in normal form the table `history` (schemas.hpp):
/// from CSV (IDP-25), where the first row that breaks a rule is an error that names file and line,
/// or from the folder that keep_history wrote (IDP-56). Gives the number of its rows.
Result<std::int64_t> load_history(engine::Engine& engine, const files::Path& history);

/// How a manifest names the history that was used.
Result<InputEntry> history_input(const files::Path& history);

}  // namespace renga::ids
