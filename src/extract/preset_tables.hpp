#pragma once

#include "extract/extract.hpp"
#include "extract/provision_rules.hpp"

namespace renga::extract {

/// The schema of a table as a preset shows it: without refused columns and free text (SMP-6).
TableSchema preset_schema(const TableSchema& source, Database database);

/// Masks rare codes, empties columns, in a trial dataset deletes the records of rare codes, and
/// writes the tables (SMP-4 to SMP-7). The engine has the receipts that were drawn.
Done write_preset_tables(const dataset::Dataset& dataset, engine::Engine& engine,
                         dataset::Writer& writer, const ProvisionRules& rules, dataset::Form form,
                         Report& report, Progress& progress);

}  // namespace renga::extract
