#include "anonymize/cells.hpp"

#include "anonymize/classes.hpp"
#include "anonymize/sql.hpp"

#include <algorithm>

namespace renga::anonymize {
namespace {

std::vector<const ColumnPlan*> ranked_columns(const Plan& plan) {
  std::vector<const ColumnPlan*> columns;
  for (const TablePlan& table : plan.tables)
    for (const ColumnPlan& column : table.columns)
      if (column.operation->blanked_as()) columns.push_back(&column);
  std::ranges::stable_sort(
      columns, {}, [](const ColumnPlan* column) { return *column->operation->blanked_as(); });
  return columns;
}

}  // namespace

Done blank_cells(const Policy& policy, const Plan& plan, engine::Engine& engine) {
  for (const ColumnPlan* column : ranked_columns(plan)) {
    const std::vector<QuasiTable> altered = quasi_altered(plan);
    RENGA_TRY(count_classes(plan, altered, engine));
    RENGA_TRY(find_failed(policy.goals, altered, plan, engine));
    RENGA_ASSIGN(const std::int64_t failed, persons_in_failed(engine));
    if (failed > 0) RENGA_TRY(suppress_failed(altered, plan, engine));
    // Who fails is found anew for the next column, and for the suppression of persons.
    RENGA_TRY(engine.run(sql::forget_failed));
    if (failed == 0) return {};
    engine::Parameters parameters;
    parameters.identifier("blanked", operators::blanked_at(column->site));
    RENGA_TRY(engine.run(sql::blank_suppressed, parameters));
    RENGA_TRY(engine.run(sql::clear_suppressed));
  }
  return {};
}

}  // namespace renga::anonymize
