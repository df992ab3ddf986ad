#pragma once

#include "engine/engine.hpp"
#include "extract/request.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace renga::extract {

/// What a step does: it prepares something, leaves persons over, gives new numbers, or writes.
enum class StepKind { prepare, select, number, write };

std::string_view name_of(StepKind kind);

/// How many persons a step keeps, guessed from the first rows of a table (EXT-23). `statement`
/// gives the rows it looked at and how many of them count; it takes `$rows`.
struct Guess {
  enum class Of {
    persons,     ///< the table has one row a person
    rows,        ///< of a table's rows
    any_record,  ///< persons who have one such record or more
    no_record,   ///< persons who have none
  };
  Of of = Of::persons;
  std::string table;
  engine::Sql statement;
  engine::Parameters parameters;
};

/// One named statement of the plan, in portable SQL.
struct PlanStep {
  std::string name;
  StepKind kind = StepKind::prepare;
  Bilingual label;
  engine::Sql sql;
  engine::Parameters parameters;
  std::vector<std::string> reads = {};  ///< tables of the dataset
  std::string makes = {};               ///< the table or view
  std::vector<std::string> drops = {};  ///< tables that nobody needs after this step
  std::optional<Guess> guess = std::nullopt;
  std::optional<TableSchema> schema = std::nullopt;  ///< of what is written
};

/// A request compiled for a dataset (EXT-10).
struct Plan {
  std::vector<PlanStep> steps;
  std::string cohort;      ///< the table of the persons who are left
  bool has_index = false;  ///< whether it has the column `index_day`
};

/// The steps that cut the population down (EXT-4); `kept` columns go on to the next step.
Result<Plan> plan_of_population(const Manifest& manifest, const Request& request);

/// Adds the numbering and the tables of a special extraction (EXT-6, EXT-8). Columns were checked.
void add_extraction(const Manifest& manifest, const Request& request, Plan& plan);

/// The table of the dataset, or an error that names the place in the request.
Result<const TableEntry*> table_of_condition(const Manifest& manifest, std::string_view table,
                                             std::string_view column, const Where& where);

}  // namespace renga::extract
