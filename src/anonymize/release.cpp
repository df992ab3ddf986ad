#include "anonymize/release.hpp"

#include "anonymize/sql.hpp"
#include "signs/signs.hpp"

#include <algorithm>
#include <cmath>

namespace renga::anonymize {
namespace {

using signs::ColumnSigns;
using signs::Sign;

/// Rows that stand as something else does are told from chance by this much (standard deviations
/// of the correlation of that many rows), and by this much at least.
constexpr double kDeviations = 5;
constexpr double kLeastCorrelation = 0.1;

/// So many rows show an order as well as all of them.
constexpr std::int64_t kRowsOfOrder = 50'000;

constexpr std::int64_t kUsualFewest = 10;

Finding finding(Check check, const std::string& table, const std::string& column,
                std::int64_t count) {
  const CheckRow& row = row_of(check);
  return {check, std::string(row.name), std::string(row.rule), row.severity, table, column, count};
}

bool is_text(const Site& site) {
  return site.from_csv || site.column.type == Type::text || site.column.type == Type::code;
}

/// The column's name, or its label where that says more.
std::string telling_name(const Column& column) {
  return signs::promised_by(column.name) ? column.name : column.label;
}

/// Whether values of the outcome's column are looked at: whatever is written as text, and dates
/// that may be births. Numbers of our own and IDs are not.
bool is_looked_at(const ColumnPlan& column) {
  const auto outcome = column.outcome();
  if (!outcome || outcome->role == Role::key || outcome->role == Role::id) return false;
  if (is_text(column.site)) return true;
  return outcome->type == Type::date &&
         signs::promised_by(telling_name(*outcome)) == Sign::birth_date;
}

Result<ColumnSigns> signs_in_relation(const std::string& relation, const std::string& column,
                                      engine::Engine& engine) {
  ColumnSigns found;
  engine::Parameters parameters;
  parameters.identifier("relation", relation).identifier("column", column);
  RENGA_TRY(engine.each_row(sql::signs_of_column, parameters, [&](const engine::Row& row) -> Done {
    found.add(static_cast<signs::SignSet>(row.integer(0)), row.integer(2), row.integer(1));
    return {};
  }));
  return found;
}

/// The labels of a coded column are few, so each is looked at once.
Result<ColumnSigns> signs_of_labels(const TablePlan& table, const ColumnPlan& column,
                                    engine::Engine& engine) {
  ColumnSigns found;
  engine::Parameters parameters;
  parameters.identifier("relation", table.outcome_relation())
      .identifier("code", code_column(column.site.column.name));
  RENGA_TRY(engine.each_row(sql::codes_of_column, parameters, [&](const engine::Row& row) -> Done {
    const auto label = static_cast<std::size_t>(row.integer(0) - 1);
    found.add(signs::signs_in(column.codes->recoding.labels.at(label)), row.integer(1));
    return {};
  }));
  return found;
}

/// Codes of a dataset are long by nature, and a CSV file cannot say that a column holds IDs.
bool is_excused(Sign sign, const ColumnPlan& column) {
  return sign == Sign::long_digits && column.site.column.type == Type::code;
}

void tell_signs(const ColumnSigns& found, const ColumnPlan& column,
                std::vector<Finding>& findings) {
  const std::string name = telling_name(column.site.column);
  for (const signs::SignRow& row : signs::sign_table()) {
    if (!found.shows(row.sign, name) || is_excused(row.sign, column)) continue;
    Finding told =
        finding(Check::sign, column.site.table, column.site.column.name, found.rows_with(row.sign));
    told.kind = row.name;
    told.rule = row.rule;
    const bool unsure = row.sign == Sign::provision_id && column.site.from_csv;
    told.severity = row.leads_to_a_person && !unsure ? Severity::violation : Severity::warning;
    findings.push_back(std::move(told));
  }
}

Done check_signs(const TablePlan& table, engine::Engine& engine, std::vector<Finding>& findings) {
  for (const ColumnPlan& column : table.columns) {
    if (!is_looked_at(column)) continue;
    const std::string& name = column.site.column.name;
    RENGA_ASSIGN(const ColumnSigns found,
                 column.codes ? signs_of_labels(table, column, engine)
                              : signs_in_relation(table.outcome_relation(), name, engine));
    tell_signs(found, column, findings);
  }
  return {};
}

/// A direct column whose values are looked for elsewhere.
bool is_sought(const ColumnPlan& column) {
  return column.role == Role::direct && is_text(column.site) &&
         column.site.column.name != column.site.person;
}

/// How many rows of the column hold a value of the direct column of the same person: of the same
/// row, where rows are persons.
Result<std::int64_t> rows_with(const Plan& plan, const TablePlan& table, const ColumnPlan& direct,
                               const ColumnPlan& column, engine::Engine& engine) {
  engine::Parameters parameters = direct.site.parameters();
  if (plan.rows_are_persons) {
    parameters.columns("after", std::vector{column.operation->expression(column.site)});
    return engine.integer(sql::rows_with_direct_beside, parameters);
  }
  parameters.identifier("relation", table.outcome_relation())
      .identifier("column", column.site.column.name);
  return engine.integer(sql::rows_with_direct, parameters);
}

Done check_direct_values(const Plan& plan, const TablePlan& table, engine::Engine& engine,
                         std::vector<Finding>& findings) {
  for (const ColumnPlan& direct : table.columns) {
    if (!is_sought(direct)) continue;
    if (!plan.rows_are_persons) RENGA_TRY(engine.run(sql::direct_values, direct.site.parameters()));
    for (const ColumnPlan& column : table.columns) {
      if (!is_looked_at(column) || !is_text(column.site)) continue;
      RENGA_ASSIGN(const std::int64_t rows, rows_with(plan, table, direct, column, engine));
      if (rows > 0)
        findings.push_back(
            finding(Check::direct_value, table.schema.name, column.site.column.name, rows));
    }
  }
  return {};
}

/// Rows, and how far their places in the outcome go with something else.
struct Correlation {
  std::int64_t rows = 0;
  double value = 0;

  bool tells() const {
    if (rows < 2) return false;
    const double size = std::abs(value);
    return size >= kLeastCorrelation &&
           size * std::sqrt(static_cast<double>(rows - 1)) > kDeviations;
  }
};

Result<Correlation> correlation(engine::Engine& engine, engine::Sql statement,
                                const engine::Parameters& parameters) {
  RENGA_ASSIGN(const std::vector<engine::Row> rows, engine.rows(statement, parameters));
  if (rows.empty() || rows.front().is_null(1)) return Correlation{};
  return Correlation{rows.front().integer(0), rows.front().decimal(1)};
}

/// How far the outcome stands in the order of the persons. Where rows are persons, the order in
/// which they were stored is looked at on a part of them.
Result<Correlation> order_of_persons(const Policy& policy, const Plan& plan, const TablePlan& table,
                                     engine::Engine& engine) {
  engine::Parameters parameters;
  parameters.identifier("person", plan.person);
  if (!plan.rows_are_persons) {
    parameters.identifier("relation", table.outcome_relation());
    return correlation(engine, sql::order_of_persons, parameters);
  }
  RENGA_ASSIGN(const std::int64_t rows,
               engine.integer(sql::count_rows,
                              engine::Parameters().identifier("stored", table.stored_outcome())));
  const engine::Sql order = policy.shuffle ? sql::keyed_order : sql::source_order;
  engine::Parameters person;
  person.identifier("person", plan.person);
  parameters.identifier("relation", table.relation)
      .columns("order", std::vector{expression_of(order, std::move(person))})
      .value("step", std::max<std::int64_t>(1, rows / kRowsOfOrder));
  return correlation(engine, sql::order_of_rows, parameters);
}

Done check_order(const Policy& policy, const Plan& plan, const TablePlan& table,
                 engine::Engine& engine, std::vector<Finding>& findings) {
  RENGA_ASSIGN(const Correlation persons, order_of_persons(policy, plan, table, engine));
  engine::Parameters parameters;
  parameters.identifier("relation", table.outcome_relation());
  if (persons.tells())
    findings.push_back(finding(Check::telling_order, table.schema.name, "", persons.rows));
  for (const ColumnPlan& column : table.columns) {
    const auto outcome = column.outcome();
    if (!outcome || outcome->type != Type::date || column.codes) continue;
    parameters.identifier("column", outcome->name);
    RENGA_ASSIGN(const Correlation dates, correlation(engine, sql::order_of_dates, parameters));
    if (dates.tells())
      findings.push_back(
          finding(Check::telling_order, table.schema.name, outcome->name, dates.rows));
  }
  return {};
}

Done check_groups(const Policy& policy, const Plan& plan, engine::Engine& engine,
                  std::vector<Finding>& findings) {
  const bool has_quasi = std::ranges::any_of(plan.tables, [](const TablePlan& table) {
    return std::ranges::any_of(table.columns, [](const ColumnPlan& column) {
      return column.role == Role::quasi && column.outcome();
    });
  });
  if (!has_quasi) return {};
  engine::Parameters parameters;
  parameters.value("fewest", fewest_persons(policy));
  RENGA_ASSIGN(const std::int64_t persons, engine.integer(sql::persons_in_small, parameters));
  if (persons > 0) findings.push_back(finding(Check::small_group, "", "", persons));
  return {};
}

}  // namespace

std::int64_t fewest_persons(const Policy& policy) {
  return policy.goals.k.value_or(kUsualFewest);
}

Done define_signs(engine::Engine& engine) {
  return engine.define({"signs_in",
                        {Type::text},
                        Type::integer,
                        [](const engine::Batch& batch, engine::BatchResult& result) {
                          for (std::size_t i = 0; i < batch.rows(); ++i)
                            if (batch.is_null(0, i))
                              result.set_null(i);
                            else
                              result.set_integer(i, signs::signs_in(batch.text(0, i)));
                        }});
}

Result<std::vector<Finding>> check_release(const Policy& policy, const Plan& plan,
                                           engine::Engine& engine) {
  std::vector<Finding> findings;
  RENGA_TRY(check_groups(policy, plan, engine, findings));
  for (const TablePlan& table : plan.tables) {
    RENGA_TRY(check_signs(table, engine, findings));
    RENGA_TRY(check_direct_values(plan, table, engine, findings));
    RENGA_TRY(check_order(policy, plan, table, engine, findings));
  }
  return findings;
}

Result<std::vector<TextScan>> scan_texts(const Plan& plan, engine::Engine& engine) {
  std::vector<TextScan> scans;
  for (const TablePlan& table : plan.tables)
    for (const ColumnPlan& column : table.columns) {
      if (!column.operation->tells_what_was_there()) continue;
      const std::string& name = column.site.column.name;
      TextScan scan{table.schema.name, name, 0, {}};
      engine::Parameters parameters = column.site.parameters();
      RENGA_ASSIGN(scan.rows, engine.integer(sql::rows_with_value, parameters));
      RENGA_ASSIGN(const ColumnSigns found, signs_in_relation(table.relation, name, engine));
      for (const signs::SignRow& row : signs::sign_table())
        if (found.rows_with(row.sign) > 0)
          scan.kinds.push_back({std::string(row.name), found.rows_with(row.sign)});
      scans.push_back(std::move(scan));
    }
  return scans;
}

}  // namespace renga::anonymize
