#include "anonymize/classes.hpp"

#include "anonymize/coding.hpp"
#include "anonymize/sql.hpp"

namespace renga::anonymize {
namespace {

std::string class_column(std::size_t index) {
  return "c" + std::to_string(index + 1);
}

std::vector<std::string> class_columns(std::size_t count) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) names.push_back(class_column(i));
  return names;
}

std::vector<engine::Expression> aliased(std::vector<engine::Expression> values) {
  for (std::size_t i = 0; i < values.size(); ++i) values[i].alias = class_column(i);
  return values;
}

engine::Parameters place_of(const QuasiTable& table) {
  engine::Parameters parameters;
  parameters.identifier("relation", table.relation)
      .identifier("person", table.person)
      .value("table", table.table);
  return parameters;
}

/// Rows that are persons need no fingerprint: their values are the class.
bool values_are_class(const Plan& plan, const std::vector<QuasiTable>& tables) {
  return plan.rows_are_persons && !tables.front().values.empty();
}

Done classes_of_rows(const QuasiTable& table, engine::Engine& engine) {
  engine::Parameters parameters = place_of(table);
  parameters.columns("columns", aliased(table.values))
      .identifiers("class", class_columns(table.values.size()));
  RENGA_TRY(engine.run(sql::classes_of_rows, parameters));
  return {};
}

Done add_marks(const QuasiTable& table, engine::Engine& engine) {
  if (table.values.empty()) return {};
  std::vector<engine::Expression> pieces;
  for (const std::string& name : class_columns(table.values.size()))
    pieces.push_back(
        expression_of(sql::framed_value, engine::Parameters().identifier("value", name)));
  engine::Parameters parameters = place_of(table);
  parameters.columns("columns", aliased(table.values)).columns("pieces", pieces);
  RENGA_TRY(engine.run(sql::marks_add, parameters));
  return {};
}

Done classes_of_persons(const std::vector<QuasiTable>& tables, engine::Engine& engine) {
  RENGA_TRY(engine.run(sql::persons_begin, place_of(tables.front())));
  for (std::size_t i = 1; i < tables.size(); ++i)
    RENGA_TRY(engine.run(sql::persons_add, place_of(tables[i])));
  RENGA_TRY(engine.run(sql::marks_begin));
  for (const QuasiTable& table : tables) RENGA_TRY(add_marks(table, engine));
  RENGA_TRY(engine.run(sql::profile_of_marks));
  RENGA_TRY(engine.run(sql::classes_of_profile));
  return {};
}

template <typename ExpressionOf>
QuasiTable quasi_table(const TablePlan& table, std::string relation, std::string person,
                       ExpressionOf expression_of_column) {
  QuasiTable quasi{std::move(relation), table.schema.name, std::move(person), {}};
  for (const ColumnPlan& column : table.columns) {
    if (column.role != Role::quasi) continue;
    if (auto expression = expression_of_column(column)) quasi.values.push_back(*expression);
  }
  return quasi;
}

engine::Expression kept(const std::string& column) {
  return expression_of(sql::keep, engine::Parameters().identifier("column", column));
}

engine::Expression value_before(const ColumnPlan& column) {
  return column.codes ? code_before(column) : kept(column.site.column.name);
}

engine::Expression value_altered(const ColumnPlan& column) {
  return column.codes ? code_after(column, code_column(column.site.column.name))
                      : column.operation->expression(column.site);
}

}  // namespace

std::vector<QuasiTable> quasi_before(const Plan& plan) {
  std::vector<QuasiTable> tables;
  for (const TablePlan& table : plan.tables)
    tables.push_back(quasi_table(table, table.relation, plan.person, [](const ColumnPlan& column) {
      return std::optional(value_before(column));
    }));
  return tables;
}

std::vector<QuasiTable> quasi_altered(const Plan& plan) {
  std::vector<QuasiTable> tables;
  for (const TablePlan& table : plan.tables)
    tables.push_back(quasi_table(table, table.relation, plan.person, [](const ColumnPlan& column) {
      return column.outcome() ? std::optional(value_altered(column)) : std::nullopt;
    }));
  return tables;
}

std::vector<QuasiTable> quasi_outcome(const Plan& plan) {
  std::vector<QuasiTable> tables;
  for (const TablePlan& table : plan.tables)
    tables.push_back(
        quasi_table(table, table.outcome_relation(), "renga:person", [](const ColumnPlan& column) {
          const auto outcome = column.outcome();
          if (!outcome) return std::optional<engine::Expression>();
          return std::optional(kept(column.codes ? code_column(outcome->name) : outcome->name));
        }));
  return tables;
}

Result<std::vector<SizeCount>> size_counts(engine::Engine& engine, engine::Sql sql,
                                           const engine::Parameters& parameters) {
  std::vector<SizeCount> sizes;
  RENGA_TRY(engine.each_row(sql, parameters, [&sizes](const engine::Row& row) -> Done {
    sizes.push_back({row.integer(0), row.integer(1)});
    return {};
  }));
  return sizes;
}

Result<std::vector<SizeCount>> count_classes(const Plan& plan,
                                             const std::vector<QuasiTable>& tables,
                                             engine::Engine& engine) {
  if (values_are_class(plan, tables))
    RENGA_TRY(classes_of_rows(tables.front(), engine));
  else
    RENGA_TRY(classes_of_persons(tables, engine));
  return size_counts(engine, sql::class_sizes, {});
}

Done suppress_below(std::int64_t k, const std::vector<QuasiTable>& tables, const Plan& plan,
                    engine::Engine& engine) {
  engine::Parameters parameters = place_of(tables.front());
  parameters.value("k", k);
  if (!values_are_class(plan, tables)) {
    RENGA_TRY(engine.run(sql::suppress_profile, parameters));
    return {};
  }
  std::vector<engine::Expression> same_class;
  for (const std::string& name : class_columns(tables.front().values.size()))
    same_class.push_back(
        expression_of(sql::same_value, engine::Parameters().identifier("column", name)));
  parameters.columns("columns", aliased(tables.front().values))
      .conditions("same_class", same_class);
  RENGA_TRY(engine.run(sql::suppress_rows, parameters));
  return {};
}

}  // namespace renga::anonymize
