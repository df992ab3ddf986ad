#include "anonymize/classes.hpp"

#include "anonymize/coding.hpp"
#include "anonymize/sql.hpp"

#include <numeric>

namespace renga::anonymize {
namespace {

std::string class_column(std::size_t index) {
  return "c" + std::to_string(index + 1);
}

engine::Parameters place_of(const QuasiTable& table) {
  engine::Parameters parameters;
  parameters.identifier("relation", table.relation)
      .identifier("person", table.person)
      .value("table", table.table);
  return parameters;
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

engine::Expression shown_by(const ColumnPlan& column, std::string_view function) {
  if (!column.codes) return expression_of(sql::value_as_it_is, {});
  return expression_of(sql::value_of_code, engine::Parameters().identifier(
                                               "function", column.codes->function(function)));
}

std::vector<std::int64_t> as_they_are(std::size_t codes) {
  std::vector<std::int64_t> same(codes + 1);
  std::iota(same.begin(), same.end(), 0);
  return same;
}

CodeValue codes_before(const ColumnPlan& column) {
  return {code_column(column.site.column.name), as_they_are(column.codes->dictionary().size())};
}
CodeValue codes_altered(const ColumnPlan& column) {
  return {code_column(column.site.column.name), column.codes->recoding.codes};
}
CodeValue codes_of_outcome(const ColumnPlan& column) {
  return {code_column(column.outcome()->name), as_they_are(column.codes->recoding.labels.size())};
}

/// A column as it stands at one moment of the work: the expression of its values, nothing where the
/// column is not there; how a code is shown then; and its codes.
using ValueAt = std::optional<engine::Expression> (*)(const ColumnPlan& column);
struct Moment {
  ValueAt value;
  std::string_view shown;
  CodeValue (*codes)(const ColumnPlan& column);
};

constexpr Moment kBefore = {
    [](const ColumnPlan& column) { return std::optional(value_before(column)); }, "decoded",
    &codes_before};
constexpr Moment kAltered = {[](const ColumnPlan& column) {
                               return column.outcome() ? std::optional(value_altered(column))
                                                       : std::nullopt;
                             },
                             "labelled", &codes_altered};
constexpr Moment kOutcome = {
    [](const ColumnPlan& column) {
      const auto outcome = column.outcome();
      if (!outcome) return std::optional<engine::Expression>();
      return std::optional(kept(column.codes ? code_column(outcome->name) : outcome->name));
    },
    "labelled", &codes_of_outcome};

QuasiTable quasi_table(const TablePlan& table, std::string relation, std::string person,
                       const Moment& quasi_moment, const Moment& sensitive_moment) {
  QuasiTable quasi{std::move(relation), table.schema.name, std::move(person), {}, {}, {}, {}};
  for (const ColumnPlan& column : table.columns) {
    if (column.role != Role::quasi && column.role != Role::sensitive) continue;
    const Moment& moment = column.role == Role::quasi ? quasi_moment : sensitive_moment;
    auto value = moment.value(column);
    if (!value) continue;
    if (column.role == Role::quasi) {
      quasi.values.push_back(std::move(*value));
      quasi.coded.push_back(column.codes != nullptr);
      quasi.codes.push_back(column.codes ? std::optional(moment.codes(column)) : std::nullopt);
    } else {
      value->alias = "value";
      quasi.sensitive.push_back({std::move(*value), shown_by(column, moment.shown)});
    }
  }
  return quasi;
}

/// Makes `spread`: how many persons of each class have each value of the column.
Done spread(const Plan& plan, const std::vector<QuasiTable>& tables, const QuasiTable& table,
            const SensitiveColumn& column, bool is_counted, engine::Engine& engine) {
  engine::Parameters parameters = place_of(table);
  parameters.columns("value", std::vector{column.value});
  if (!values_are_class(plan, tables)) {
    RENGA_TRY(engine.run(sql::values_of_profile, parameters));
  } else {
    parameters.columns("columns", aliased(table.values))
        .identifiers("class", class_columns(table.values.size()))
        .conditions("same_class", same_class(table.values.size(), sql::same_class));
    RENGA_TRY(engine.run(is_counted ? sql::values_of_counted : sql::values_of_rows, parameters));
  }
  if (is_counted) RENGA_TRY(engine.run(sql::drop_counted));
  RENGA_TRY(engine.run(sql::rank_values,
                       engine::Parameters().columns("shown", std::vector{column.shown})));
  return {};
}

/// Reads `spread` by class and rank. Different codes may be shown alike: they are one value.
Done each_value(const TakeValue& take, engine::Engine& engine) {
  std::int64_t class_number = 0;
  ValuePersons value;
  const auto finish = [&] {
    if (value.persons > 0) take(class_number, value);
  };
  RENGA_TRY(engine.each_batch(sql::spread_of_classes, {}, [&](const engine::Batch& batch) -> Done {
    const auto classes = batch.integers(0);
    const auto ranks = batch.integers(1);
    const auto persons = batch.integers(2);
    for (std::size_t i = 0; i < batch.rows(); ++i) {
      if (classes[i] == class_number && ranks[i] == value.rank && value.persons > 0) {
        value.persons += persons[i];
        continue;
      }
      finish();
      class_number = classes[i];
      value = {ranks[i], persons[i]};
    }
    return {};
  }));
  finish();
  return {};
}

/// Reads `spread` class by class.
Done compare_classes(const std::vector<ValuePersons>& everybody,
                     std::optional<std::int64_t> recursive_l, const TakeClass& take,
                     engine::Engine& engine) {
  std::vector<ValuePersons> in_class;
  std::int64_t current = 0;
  const auto finish = [&] {
    if (!in_class.empty()) take(current, diversity_of(in_class, everybody, recursive_l));
    in_class.clear();
  };
  const auto add = [&](std::int64_t class_number, const ValuePersons& value) {
    if (class_number != current) finish();
    current = class_number;
    in_class.push_back(value);
  };
  RENGA_TRY(each_value(add, engine));
  finish();
  return {};
}

/// Where rows are persons, one pass counts classes and the values of a sensitive column.
bool first_can_be_counted(const Plan& plan, const std::vector<QuasiTable>& tables) {
  return values_are_class(plan, tables) && !tables.front().sensitive.empty();
}

const TableSchema kFailed{"failed", {{"class", Type::integer, Role::key, "", ""}}};

}  // namespace

std::vector<std::string> class_columns(std::size_t count) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) names.push_back(class_column(i));
  return names;
}

std::vector<engine::Expression> aliased(std::vector<engine::Expression> values) {
  for (std::size_t i = 0; i < values.size(); ++i) values[i].alias = class_column(i);
  return values;
}

std::vector<engine::Expression> same_class(std::size_t columns, engine::Sql sql) {
  std::vector<engine::Expression> conditions;
  for (const std::string& name : class_columns(columns))
    conditions.push_back(expression_of(sql, engine::Parameters().identifier("column", name)));
  return conditions;
}

bool values_are_class(const Plan& plan, const std::vector<QuasiTable>& tables) {
  return plan.rows_are_persons && !tables.front().values.empty();
}

std::vector<QuasiTable> quasi_searched(const Plan& plan) {
  std::vector<QuasiTable> tables;
  for (const TablePlan& table : plan.tables)
    tables.push_back(quasi_table(table, table.relation, plan.person, kBefore, kAltered));
  return tables;
}

Done count_values(const Plan& plan, const std::vector<QuasiTable>& tables, const QuasiTable& table,
                  const SensitiveColumn& column, const TakeValue& take, engine::Engine& engine) {
  RENGA_TRY(spread(plan, tables, table, column, false, engine));
  return each_value(take, engine);
}

std::vector<QuasiTable> quasi_before(const Plan& plan) {
  std::vector<QuasiTable> tables;
  for (const TablePlan& table : plan.tables)
    tables.push_back(quasi_table(table, table.relation, plan.person, kBefore, kBefore));
  return tables;
}

std::vector<QuasiTable> quasi_altered(const Plan& plan) {
  std::vector<QuasiTable> tables;
  for (const TablePlan& table : plan.tables)
    tables.push_back(quasi_table(table, table.relation, plan.person, kAltered, kAltered));
  return tables;
}

std::vector<QuasiTable> quasi_outcome(const Plan& plan) {
  std::vector<QuasiTable> tables;
  for (const TablePlan& table : plan.tables)
    tables.push_back(
        quasi_table(table, table.outcome_relation(), "renga:person", kOutcome, kOutcome));
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

Result<std::vector<SizeCount>> count_classes_and_values(const Plan& plan,
                                                        const std::vector<QuasiTable>& tables,
                                                        engine::Engine& engine) {
  if (!first_can_be_counted(plan, tables)) return count_classes(plan, tables, engine);
  const QuasiTable& table = tables.front();
  engine::Parameters parameters = place_of(table);
  parameters.columns("columns", aliased(table.values))
      .columns("value", std::vector{table.sensitive.front().value})
      .identifiers("class", class_columns(table.values.size()));
  RENGA_TRY(engine.run(sql::count_rows_with_value, parameters));
  RENGA_TRY(engine.run(sql::classes_of_counted, parameters));
  return size_counts(engine, sql::class_sizes, {});
}

Result<std::optional<Diversity>> measure_diversity(const Plan& plan,
                                                   const std::vector<QuasiTable>& tables,
                                                   std::optional<std::int64_t> recursive_l,
                                                   const TakeClass& take, engine::Engine& engine,
                                                   bool first_is_counted) {
  bool is_counted = first_is_counted && first_can_be_counted(plan, tables);
  std::optional<Diversity> worst;
  const auto keep_worst = [&](std::int64_t class_number, const Diversity& diversity) {
    if (!worst) worst = diversity;
    worst->take_worse(diversity);
    take(class_number, diversity);
  };
  for (const QuasiTable& table : tables)
    for (const SensitiveColumn& column : table.sensitive) {
      RENGA_TRY(spread(plan, tables, table, column, is_counted, engine));
      is_counted = false;
      std::vector<ValuePersons> everybody;
      RENGA_TRY(engine.each_row(sql::spread_of_everybody, {}, [&](const engine::Row& row) -> Done {
        everybody.push_back({row.integer(0), row.integer(1)});
        return {};
      }));
      RENGA_TRY(compare_classes(everybody, recursive_l, keep_worst, engine));
    }
  return worst;
}

Done find_failed(const Goals& goals, const std::vector<QuasiTable>& tables, const Plan& plan,
                 engine::Engine& engine) {
  RENGA_TRY(engine.create_table(kFailed));
  if (goals.k) RENGA_TRY(engine.run(sql::fail_small, engine::Parameters().value("k", *goals.k)));
  if (goals.on_values()) {
    RENGA_ASSIGN(const std::unique_ptr<engine::Appender> failed, engine.append_to(kFailed));
    const auto take = [&](std::int64_t class_number, const Diversity& diversity) {
      if (goals.reached_by(diversity)) return;
      failed->integer(class_number);
      failed->end_row();
    };
    RENGA_TRY(measure_diversity(plan, tables, goals.recursive_l(), take, engine));
    RENGA_TRY(failed->finish());
  }
  return {};
}

Result<std::int64_t> persons_in_failed(engine::Engine& engine) {
  return engine.integer(sql::persons_in_failed);
}

Done add_failed(const std::set<std::int64_t>& classes, engine::Engine& engine) {
  RENGA_ASSIGN(const std::unique_ptr<engine::Appender> failed, engine.append_to(kFailed));
  for (const std::int64_t number : classes) {
    failed->integer(number);
    failed->end_row();
  }
  return failed->finish();
}

Done suppress_failed(const std::vector<QuasiTable>& tables, const Plan& plan,
                     engine::Engine& engine) {
  engine::Parameters parameters = place_of(tables.front());
  if (!values_are_class(plan, tables)) {
    RENGA_TRY(engine.run(sql::suppress_profile, parameters));
    return {};
  }
  const std::size_t columns = tables.front().values.size();
  parameters.columns("columns", aliased(tables.front().values))
      .conditions("same_class", same_class(columns, sql::same_value));
  RENGA_TRY(engine.run(sql::suppress_rows, parameters));
  return {};
}

}  // namespace renga::anonymize
