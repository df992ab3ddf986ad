#pragma once

#include "disclosure/disclosure.hpp"
#include "engine/engine.hpp"
#include "extract/aggregate.hpp"
#include "extract/population.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace renga::extract {

/// What was counted for one combination of labels.
struct Counts {
  std::int64_t persons = 0;
  std::int64_t records = 0;
  double quantity = 0;
};

/// The labels of one axis in their order, each with the key by which the engine speaks of it.
struct AxisLabels {
  std::vector<std::string> keys;
  std::vector<std::string> labels;
  std::vector<std::string> names = {};  ///< of codes, by label; empty where none has a name
  bool has_total = false;               ///< the last label is the sum of all others, and has no key
};

/// A table with every combination of its labels, totals included, in the order of the labels, the
/// last axis running fastest.
struct CountedTable {
  std::vector<AxisLabels> axes;
  std::vector<Counts> cells;
};

/// How a table is counted: one statement and its parameters.
struct CellsStatement {
  engine::Sql sql;
  engine::Parameters parameters;
};

/// Compiles the table for the members of the population (TAB-2, TAB-3). Columns that are not there
/// are errors with their place in the request.
Result<CellsStatement> cells_statement(const Manifest& manifest, const AggregateTable& table,
                                       const Months& period, const disclosure::AgeLimits& ages);

/// Counts the table; table_too_large where it would have more cells than a provided table may have.
Result<CountedTable> count_cells(engine::Engine& engine, const AggregateTable& table,
                                 const CellsStatement& statement,
                                 const disclosure::AgeLimits& ages);

}  // namespace renga::extract
