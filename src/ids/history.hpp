#pragma once

#include "engine/engine.hpp"
#include "files/files.hpp"

namespace renga::ids {

/// Reads the fund's history of insured numbers (IDP-25) in normal form into the table `history`
/// (schemas.hpp). Gives the number of its rows. The first row that breaks a rule is an error that
/// names file and line.
Result<std::int64_t> load_history(engine::Engine& engine, const files::Path& file);

}  // namespace renga::ids
