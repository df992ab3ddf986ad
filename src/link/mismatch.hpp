#pragma once

#include "base/base.hpp"
#include "engine/engine.hpp"
#include "link/link.hpp"

#include <filesystem>

namespace renga::link {

/// Finds out why IDs of the persons do not say what they should (JOIN-22 to JOIN-26), after
/// match_persons. Leaves the table `mismatch` in the engine and counts it.
Done find_mismatches(engine::Engine& engine, Report& report);

/// The table `mismatch` of the linked dataset (JOIN-24).
const TableSchema& mismatch_schema();

/// Writes what is missed or wrong as CSV (JOIN-25); `scratch` is a folder for the time of writing.
Done write_mismatches(engine::Engine& engine, const std::filesystem::path& scratch,
                      files::StagedFile& csv);

}  // namespace renga::link
