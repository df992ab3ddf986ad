#include "anonymize/levels.hpp"

#include "anonymize/search.hpp"
#include "anonymize/sql.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace renga::anonymize {
namespace {

/// More nodes than these take longer to list than anybody waits.
constexpr std::int64_t kMostNodes = 5'000'000;
/// So many different combinations are held in memory, some hundred bytes each at most.
constexpr std::int64_t kMostCombinations = 5'000'000;

std::vector<ColumnPlan*> quasi_columns(Plan& plan) {
  std::vector<ColumnPlan*> columns;
  for (TablePlan& table : plan.tables)
    for (ColumnPlan& column : table.columns)
      if (column.role == Role::quasi && column.outcome()) columns.push_back(&column);
  return columns;
}

Error unsupported(const Policy& policy, std::string_view key) {
  return Error(Code::setting_not_supported)
      .at({policy.file, 0, ""})
      .with("key", key)
      .with("instead", "level = 1");
}

/// The search sees combinations of codes: one table whose rows are persons, and k alone.
Done check_fit(const Policy& policy, const Plan& plan, const std::vector<ColumnPlan*>& columns) {
  if (!policy.goals.k || policy.goals.on_values())
    return fail(unsupported(policy, "level = \"search\", model: k"));
  if (!plan.rows_are_persons)
    return fail(unsupported(policy, "level = \"search\", person ≠ \"row\""));
  for (const ColumnPlan* column : columns)
    if (!column->codes)
      return fail(unsupported(policy, "level = \"search\", " + column->site.column.name));
  return {};
}

/// The codes of the input's values at one level: equal labels get equal numbers, a missing value 0.
std::vector<std::uint32_t> codes_at(const ColumnPlan& column, const Hierarchy& hierarchy,
                                    int level) {
  std::map<std::string_view, std::size_t> lines;
  for (std::size_t line = 0; line < hierarchy.size(); ++line)
    lines.emplace(hierarchy.value(line), line);
  std::map<std::string_view, std::uint32_t> numbers;
  const Dictionary& dictionary = column.codes->dictionary();
  std::vector<std::uint32_t> codes = {0};
  for (std::size_t code = 1; code <= dictionary.size(); ++code) {
    const auto line = lines.find(dictionary.value(code));
    ensure(line != lines.end(), "a hierarchy was found to have all values");
    const std::string& label = hierarchy.label(line->second, level);
    codes.push_back(numbers.emplace(label, numbers.size() + 1).first->second);
  }
  return codes;
}

SearchColumn search_column(const ColumnPlan& column) {
  SearchColumn search;
  const Hierarchy* hierarchy = column.operation->searched();
  if (hierarchy == nullptr) {
    search.becomes.emplace_back();
    for (const std::int64_t code : column.codes->recoding.codes)
      search.becomes.back().push_back(static_cast<std::uint32_t>(code));
    return search;
  }
  for (int level = 0; level < hierarchy->levels(); ++level) {
    search.becomes.push_back(codes_at(column, *hierarchy, level));
  }
  return search;
}

/// The combinations of the input, as the engine counted them, in a fixed order.
Done read_combinations(const std::vector<std::string>& names, SearchTable& table,
                       engine::Engine& engine) {
  RENGA_ASSIGN(const std::int64_t count, engine.integer(sql::count_classes));
  if (count > kMostCombinations)
    return fail(Error(Code::limit_passed)
                    .with("what", "level = \"search\"")
                    .with("limit", std::to_string(kMostCombinations)));
  engine::Parameters parameters;
  parameters.identifiers("class", names);
  return engine.each_row(sql::combinations, parameters, [&table](const engine::Row& row) -> Done {
    table.persons.push_back(row.integer(0));
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      table.columns[i].codes.push_back(static_cast<std::uint32_t>(row.integer(i + 1)));
    return {};
  });
}

Error unreachable(const Policy& policy) {
  return Error(Code::goal_unreachable)
      .at({policy.file, 0, ""})
      .with("goal", "k = " + std::to_string(*policy.goals.k) + ", suppression_max = " +
                        written(policy.suppression_max) + ", level = \"search\"");
}

Result<SearchTable> search_table(Plan& plan, const std::vector<ColumnPlan*>& columns,
                                 engine::Engine& engine) {
  SearchTable table;
  std::vector<std::string> names;
  std::size_t place = 0;
  for (const ColumnPlan& column : plan.tables.front().columns) {
    if (column.role != Role::quasi) continue;
    ++place;
    if (std::ranges::find(columns, &column) == columns.end()) continue;
    table.columns.push_back(search_column(column));
    names.push_back("c" + std::to_string(place));
  }
  RENGA_TRY(read_combinations(names, table, engine));
  return table;
}

}  // namespace

bool has_search(const Plan& plan) {
  for (const TablePlan& table : plan.tables)
    for (const ColumnPlan& column : table.columns)
      if (column.operation->searched() != nullptr) return true;
  return false;
}

std::int64_t suppressed_max(const Policy& policy, std::int64_t persons) {
  // The smallest amount keeps 0.04 × 100 from being a hair below 4.
  return static_cast<std::int64_t>(
      std::floor(policy.suppression_max * static_cast<double>(persons) + 1e-9));
}

Done choose_levels(const Policy& policy, std::int64_t persons, Plan& plan, engine::Engine& engine) {
  const std::vector<ColumnPlan*> columns = quasi_columns(plan);
  RENGA_TRY(check_fit(policy, plan, columns));
  RENGA_ASSIGN(const SearchTable table, search_table(plan, columns, engine));
  if (!lattice_size(table, kMostNodes))
    return fail(Error(Code::limit_passed)
                    .with("what", "level = \"search\"")
                    .with("limit", std::to_string(kMostNodes)));
  const std::optional<SearchNode> best =
      best_node(table, *policy.goals.k, suppressed_max(policy, persons));
  if (!best) return fail(unreachable(policy));
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i]->operation->searched() != nullptr)
      columns[i]->operation = columns[i]->operation->at_level(best->levels[i]);
  return {};
}

}  // namespace renga::anonymize
