#pragma once

#include "anonymize/classes.hpp"
#include "anonymize/source.hpp"

namespace renga::anonymize {

/// Makes the tables that operators of quasi-identifying and sensitive columns, or of all, look
/// values up in.
Done prepare_modelled(const Plan& plan, engine::Engine& engine);
Done prepare_all(const Plan& plan, engine::Engine& engine);

/// Makes the outcome's tables from the rows of the persons who stay.
Done make_outcome(const Plan& plan, bool shuffle, engine::Engine& engine);

/// Writes the outcome's tables as a dataset, as a folder of CSV files, or as one CSV file, and
/// completes the manifest with them.
Result<Manifest> write_outcome(const Options& options, const Source& source, const Plan& plan,
                               engine::Engine& engine, Manifest manifest);

}  // namespace renga::anonymize
