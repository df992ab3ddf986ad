#include "anonymize/presence.hpp"

#include "anonymize/coding.hpp"
#include "anonymize/csv_source.hpp"
#include "anonymize/sql.hpp"

#include <algorithm>

namespace renga::anonymize {
namespace {

constexpr std::string_view kStored = "coded:population";

Error unsupported(const Policy& policy, const std::string& key, std::string_view instead) {
  return Error(code::setting_not_supported)
      .at(policy.models.population->where)
      .with("key", key)
      .with("instead", instead);
}

/// The one table whose quasi-identifying columns the population has.
Result<std::size_t> table_with_quasi(const Policy& policy, const Plan& plan) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < plan.tables.size(); ++i) {
    const auto is_quasi = [](const ColumnPlan& column) { return column.role == Role::quasi; };
    if (std::ranges::none_of(plan.tables[i].columns, is_quasi)) continue;
    if (found) return fail(unsupported(policy, "model.population", "role = \"quasi\" (1 table)"));
    found = i;
  }
  if (!found)
    return fail(Error(code::field_missing)
                    .at(policy.models.population->where)
                    .with("field", "role = \"quasi\""));
  return *found;
}

Error without(const Policy& policy, const std::string& column, const CsvHeader& header) {
  return Error(code::column_missing)
      .at({policy.models.population->file.filename().string(), 1, column})
      .with("column", column)
      .with("columns", join(header.columns, ", "));
}

/// The codes of the quasi-identifying columns, and how many persons each row stands for.
Result<std::vector<engine::Expression>> stored_columns(const Policy& policy, const TablePlan& table,
                                                       const CsvHeader& header) {
  std::vector<engine::Expression> columns;
  const auto has = [&header](const std::string& name) {
    return std::ranges::find(header.columns, name) != header.columns.end();
  };
  for (const ColumnPlan& column : table.columns) {
    if (column.role != Role::quasi) continue;
    const std::string& name = column.site.column.name;
    if (!has(name)) return fail(without(policy, name, header));
    if (!column.codes) return fail(unsupported(policy, "model.population: " + name, "drop"));
    columns.push_back(encoded(column));
    columns.back().alias = code_column(name);
  }
  const auto& persons = policy.models.population->persons;
  if (persons && !has(*persons)) return fail(without(policy, *persons, header));
  columns.push_back(persons ? expression_of(sql::stated_persons,
                                            engine::Parameters().identifier("column", *persons))
                            : expression_of(sql::one_person, {}));
  columns.back().alias = "renga:persons";
  return columns;
}

Done check_counts(const Policy& policy, engine::Engine& engine) {
  RENGA_ASSIGN(const std::int64_t bad, engine.integer(sql::population_without_persons));
  if (bad == 0) return {};
  return fail(Error(code::field_bad)
                  .at({policy.models.population->file.filename().string(), 0,
                       policy.models.population->persons.value_or("")})
                  .with("field", policy.models.population->persons.value_or(""))
                  .with("kind", "number")
                  .with("expected", "0, 1, 2, …"));
}

/// The classes of the population in the same columns as those of the data.
Result<std::vector<engine::Expression>> count_population(const Policy& policy, const Plan& plan,
                                                         const std::vector<QuasiTable>& tables,
                                                         engine::Engine& engine) {
  RENGA_ASSIGN(const std::size_t at, table_with_quasi(policy, plan));
  const QuasiTable& table = tables[at];
  const std::size_t columns = table.values.size();
  // What the outcome stores was made from the input's codes, which alone the population has.
  std::vector<engine::Expression> values =
      table.relation == plan.tables[at].relation ? table.values : quasi_altered(plan)[at].values;
  engine::Parameters parameters;
  parameters.value("table", table.table)
      .columns("columns", aliased(std::move(values)))
      .identifiers("class", class_columns(columns));
  if (values_are_class(plan, tables)) {
    RENGA_TRY(engine.run(sql::count_population, parameters));
    return same_class(columns, sql::same_class);
  }
  std::vector<engine::Expression> pieces;
  for (const std::string& name : class_columns(columns))
    pieces.push_back(
        expression_of(sql::framed_value, engine::Parameters().identifier("value", name)));
  parameters.columns("pieces", pieces);
  RENGA_TRY(engine.run(sql::count_population_by_mark, parameters));
  return same_class(1, sql::same_class);
}

}  // namespace

Done load_population(const Policy& policy, const Plan& plan, engine::Engine& engine) {
  if (!policy.models.population) return {};
  const std::filesystem::path& file = policy.models.population->file;
  if (!std::filesystem::exists(file))
    return fail(Error(code::file_missing).with("path", file.string()));
  RENGA_ASSIGN(const std::size_t at, table_with_quasi(policy, plan));
  RENGA_ASSIGN(const CsvHeader header, read_csv_header(file));
  RENGA_ASSIGN(const std::vector<engine::Expression> columns,
               stored_columns(policy, plan.tables[at], header));
  TablePlan population;
  for (const std::string& name : header.columns)
    population.schema.columns.push_back({name, Type::text, Role::plain, "", ""});
  engine::Parameters parameters;
  parameters.identifier("stored", std::string(kStored)).columns("columns", columns);
  const Done loaded = load_csv(file, header.separator, population, parameters, engine);
  if (!loaded && loaded.error().code() == code::engine_failed)
    RENGA_TRY(find_fault(file, header.separator, header.columns.size()));
  RENGA_TRY(loaded);
  parameters.identifier("relation", "population");
  RENGA_TRY(engine.run(sql::view_population, parameters));
  return check_counts(policy, engine);
}

Result<std::optional<Presence>> measure_presence(const Policy& policy, const Plan& plan,
                                                 const std::vector<QuasiTable>& tables,
                                                 engine::Engine& engine) {
  if (!policy.models.population) return std::nullopt;
  RENGA_ASSIGN(const auto same, count_population(policy, plan, tables, engine));
  engine::Parameters parameters;
  parameters.conditions("same_class", same);
  Presence presence;
  bool first = true;
  RENGA_TRY(engine.each_row(sql::presence, parameters, [&](const engine::Row& row) -> Done {
    const std::int64_t persons = row.integer(1);
    const std::int64_t population = row.integer(2);
    if (population < persons) presence.not_covered += persons;
    const double share =
        static_cast<double>(persons) / static_cast<double>(std::max(population, persons));
    presence.k_map = first ? population : std::min(presence.k_map, population);
    presence.delta_min = first ? share : std::min(presence.delta_min, share);
    presence.delta_max = first ? share : std::max(presence.delta_max, share);
    first = false;
    return {};
  }));
  RENGA_ASSIGN(const std::int64_t alone,
               engine.integer(sql::classes_of_population_alone, parameters));
  if (alone > 0) presence.delta_min = 0;
  return presence;
}

Done fail_absent(const Policy& policy, const Plan& plan, const std::vector<QuasiTable>& tables,
                 engine::Engine& engine) {
  if (!policy.goals.on_population()) return {};
  RENGA_ASSIGN(const auto same, count_population(policy, plan, tables, engine));
  std::set<std::int64_t> failed;
  engine::Parameters parameters;
  parameters.conditions("same_class", same);
  RENGA_TRY(engine.each_row(sql::presence, parameters, [&](const engine::Row& row) -> Done {
    if (!policy.goals.reached_by(row.integer(1), row.integer(2))) failed.insert(row.integer(0));
    return {};
  }));
  return add_failed(failed, engine);
}

}  // namespace renga::anonymize
