#include "anonymize/selection.hpp"

#include "anonymize/sql.hpp"

namespace renga::anonymize {
namespace {

std::string whole_relation(const TablePlan& table) {
  return "whole:" + table.schema.name;
}

std::string removed_rows(const TablePlan& table) {
  return "removed:" + table.schema.name;
}

engine::Parameters place_of(const Plan& plan, const TablePlan& table) {
  engine::Parameters parameters;
  parameters.identifier("relation", table.relation)
      .identifier("whole", whole_relation(table))
      .identifier("removed", removed_rows(table))
      .identifier("person", plan.person);
  return parameters;
}

/// From now on every relation shows what is left of it.
Done begin(const Plan& plan, engine::Engine& engine) {
  RENGA_TRY(engine.run(sql::unselected_begin, place_of(plan, plan.tables.front())));
  for (const TablePlan& table : plan.tables) {
    RENGA_TRY(engine.run(sql::removed_begin, place_of(plan, table)));
    RENGA_TRY(engine.run(sql::name_whole, place_of(plan, table)));
    RENGA_TRY(engine.run(sql::view_selected, place_of(plan, table)));
  }
  return {};
}

/// The persons who are in the relations now.
Result<std::int64_t> count_persons(const Plan& plan, engine::Engine& engine) {
  RENGA_TRY(engine.run(sql::persons_begin, place_of(plan, plan.tables.front())));
  for (std::size_t i = 1; i < plan.tables.size(); ++i)
    RENGA_TRY(engine.run(sql::persons_add, place_of(plan, plan.tables[i])));
  return engine.integer(sql::count_persons);
}

Result<std::int64_t> draw(const Sample& sample, const Plan& plan, engine::Engine& engine) {
  RENGA_TRY(count_persons(plan, engine));
  engine::Parameters parameters;
  if (sample.share) return engine.run(sql::sample_share, parameters.value("share", *sample.share));
  return engine.run(sql::sample_persons, parameters.value("persons", *sample.persons));
}

/// The table's column that a rule speaks of; nothing where it speaks of another table.
const ColumnPlan* column_of(const SuppressRule& rule, const TablePlan& table) {
  for (const ColumnPlan& column : table.columns) {
    const std::string& name = column.site.column.name;
    if (rule.column == name || rule.column == table.schema.name + "." + name) return &column;
  }
  return nullptr;
}

engine::Expression condition_of(const SuppressRule& rule, const ColumnPlan& column) {
  engine::Parameters parameters = column.site.parameters();
  if (!rule.min_persons) {
    parameters.value("values", rule.values);
    return expression_of(sql::has_listed_value, std::move(parameters));
  }
  parameters.value("min_persons", *rule.min_persons);
  return expression_of(sql::has_rare_value, std::move(parameters));
}

/// Applies a rule to every table with its column and gives the number of rows it takes out itself.
Result<std::int64_t> apply(const SuppressRule& rule, const Policy& policy, const Plan& plan,
                           engine::Engine& engine) {
  std::int64_t rows = 0;
  bool found = false;
  for (const TablePlan& table : plan.tables) {
    const ColumnPlan* column = column_of(rule, table);
    if (column == nullptr) continue;
    found = true;
    engine::Parameters parameters = place_of(plan, table);
    parameters.conditions("condition", std::vector{condition_of(rule, *column)});
    const engine::Sql statement = rule.whole_person ? sql::leave_persons : sql::remove_rows;
    RENGA_ASSIGN(const std::int64_t taken, engine.run(statement, parameters));
    if (!rule.whole_person) rows += taken;
  }
  if (found) return rows;
  std::vector<std::string> known;
  for (const TablePlan& table : plan.tables)
    for (const ColumnPlan& column : table.columns)
      known.push_back(table.schema.name + "." + column.site.column.name);
  Where where = rule.where;
  where.file = policy.file;
  return fail(Error(code::column_missing)
                  .at(std::move(where))
                  .with("column", rule.column)
                  .with("columns", join(known, ", ")));
}

}  // namespace

Result<SelectionCounts> select(const Policy& policy, std::int64_t persons, const Plan& plan,
                               engine::Engine& engine) {
  SelectionCounts counts;
  counts.persons = persons;
  const Selection& selection = policy.selection;
  if (selection.empty()) return counts;
  RENGA_TRY(begin(plan, engine));
  if (selection.sample) {
    RENGA_ASSIGN(counts.persons_not_sampled, draw(*selection.sample, plan, engine));
  }
  for (const SuppressRule& rule : selection.rules) {
    RENGA_ASSIGN(const std::int64_t rows, apply(rule, policy, plan, engine));
    counts.records_suppressed += rows;
  }
  RENGA_ASSIGN(counts.persons, count_persons(plan, engine));
  counts.persons_suppressed = persons - counts.persons_not_sampled - counts.persons;
  if (counts.persons == 0) return fail(Error(code::nothing_to_read).at({policy.file, 0, ""}));
  return counts;
}

}  // namespace renga::anonymize
