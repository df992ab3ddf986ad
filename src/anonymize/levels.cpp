#include "anonymize/levels.hpp"

#include "anonymize/errors.hpp"
#include "anonymize/frontier.hpp"
#include "anonymize/lattice_reading.hpp"

#include <algorithm>
#include <cmath>

namespace renga::anonymize {
namespace {

Error unsupported(const Policy& policy, std::string_view key, std::string_view instead) {
  return Error(code::setting_not_supported)
      .at({policy.file, 0, ""})
      .with("key", key)
      .with("instead", instead);
}

bool is_searched(const ColumnPlan& column) {
  return column.operation->searched() != nullptr;
}

/// The search needs a goal, sees only quasi-identifying columns, and these as codes.
Done check_fit(const Policy& policy, const Plan& plan, const std::vector<ColumnPlan*>& columns) {
  if (!policy.goals.any())
    return fail(Error(code::field_missing).at({policy.file, 0, ""}).with("field", "model.k"));
  if (policy.models.missing != Missing::own_value)
    return fail(unsupported(policy, "level = \"search\", model: missing", "level = 1"));
  for (const TablePlan& table : plan.tables)
    for (const ColumnPlan& column : table.columns)
      if (is_searched(column) && column.role != Role::quasi)
        return fail(unsupported(policy, column.site.column.name + ": level = \"search\"",
                                "role = \"quasi\""));
  for (const ColumnPlan* column : columns)
    if (!column->codes)
      return fail(
          unsupported(policy, "level = \"search\": " + column->site.column.name, "level = 1"));
  return {};
}

Error unreachable(const Policy& policy) {
  return Error(code::goal_unreachable)
      .at({policy.file, 0, ""})
      .with("goal", "level = \"search\", suppression_max = " + written(policy.suppression_max));
}

/// Of a node, the levels of the columns that were searched.
std::vector<int> searched_levels(const Levels& levels, const std::vector<ColumnPlan*>& columns) {
  std::vector<int> searched;
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (is_searched(*columns[i])) searched.push_back(levels[i]);
  return searched;
}

Search describe(const SearchOutcome& outcome, const SearchGoals& wanted, Frontier frontier,
                const std::vector<ColumnPlan*>& columns) {
  Search search;
  search.measure = row_of(wanted.loss).name;
  for (const ColumnPlan* column : columns)
    if (is_searched(*column))
      search.columns.push_back(column->site.table + "." + column->site.column.name);
  search.levels = searched_levels(outcome.best->levels, columns);
  search.found = outcome.best->loss;
  search.bound = outcome.bound;
  search.optimal = outcome.optimal;
  search.monotone = outcome.monotone;
  search.nodes = outcome.nodes;
  search.judged = outcome.judged;
  search.frontier = std::move(frontier.points);
  search.frontier_complete = frontier.complete;
  for (FrontierPoint& point : search.frontier)
    point.levels = searched_levels(point.levels, columns);
  return search;
}

}  // namespace

bool has_search(const Plan& plan) {
  for (const TablePlan& table : plan.tables)
    if (std::ranges::any_of(table.columns, &is_searched)) return true;
  return false;
}

std::int64_t suppressed_max(const Policy& policy, std::int64_t persons) {
  // The smallest amount keeps 0.04 × 100 from being a hair below 4.
  return static_cast<std::int64_t>(
      std::floor(policy.suppression_max * static_cast<double>(persons) + 1e-9));
}

Result<Search> choose_levels(const Policy& policy, std::int64_t persons, Plan& plan,
                             engine::Engine& engine) {
  const std::vector<ColumnPlan*> columns = quasi_columns(plan);
  RENGA_TRY(check_fit(policy, plan, columns));
  RENGA_ASSIGN(const SearchData data,
               read_lattice(plan, columns, policy.goals.on_population(), engine));
  const SearchGoals wanted{policy.goals, suppressed_max(policy, persons), policy.models.loss};
  const SearchOutcome outcome = search(data, wanted);
  if (!outcome.best) return fail(unreachable(policy));
  Search search = describe(outcome, wanted, frontier_of(data, wanted), columns);
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (is_searched(*columns[i]))
      columns[i]->operation = columns[i]->operation->at_level(outcome.best->levels[i]);
  return search;
}

}  // namespace renga::anonymize
