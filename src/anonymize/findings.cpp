#include "anonymize/findings.hpp"

#include "anonymize/sql.hpp"

#include <algorithm>
#include <array>

namespace renga::anonymize {
namespace {

constexpr std::size_t kValuesShown = 20;
constexpr std::array<std::string_view, 5> kWithoutPicture = {"keep", "drop", "renumber",
                                                             "date_shift", "top_code"};

bool keeps(const ColumnPlan& column) {
  return column.row->name == "keep";
}

engine::Parameters with_outcome(const ColumnPlan& column) {
  engine::Parameters parameters = column.site.parameters();
  parameters.columns("after", std::vector{column.operation->expression(column.site)});
  return parameters;
}

Done count_change(const ColumnPlan& column, engine::Engine& engine, ColumnOutcome& outcome) {
  if (keeps(column)) return {};
  if (!column.outcome()) {
    RENGA_ASSIGN(const std::vector<engine::Row> rows,
                 engine.rows(sql::distinct_values, column.site.parameters()));
    outcome.distinct_before = rows.at(0).integer(0);
    outcome.distinct_after = 0;
    outcome.changed_rows = rows.at(0).integer(1);
    return {};
  }
  RENGA_ASSIGN(const std::vector<engine::Row> rows,
               engine.rows(sql::column_change, with_outcome(column)));
  outcome.distinct_before = rows.at(0).integer(0);
  outcome.distinct_after = rows.at(0).integer(1);
  outcome.changed_rows = rows.at(0).integer(2);
  return {};
}

ColumnOutcome stated(const ColumnPlan& column) {
  ColumnOutcome outcome;
  outcome.table = column.site.table;
  outcome.column = column.site.column.name;
  outcome.role = column.role;
  outcome.operation = column.row->name;
  outcome.parameters = column.operation->parameters();
  outcome.rules.assign(column.row->rules.begin(), column.row->rules.end());
  outcome.level = column.operation->level();
  return outcome;
}

bool has_picture(const ColumnPlan& column) {
  return std::ranges::find(kWithoutPicture, column.row->name) == kWithoutPicture.end();
}

Result<ColumnDistribution> distribution_of(const ColumnPlan& column, engine::Engine& engine) {
  ColumnDistribution distribution{column.site.table, column.site.column.name, {}, {}};
  RENGA_TRY(engine.each_row(sql::value_counts, with_outcome(column),
                            [&distribution](const engine::Row& row) -> Done {
                              const ValueCount count{row.text(0), row.integer(1), row.integer(2)};
                              if (distribution.values.size() < kValuesShown) {
                                distribution.values.push_back(count);
                              } else {
                                distribution.others.before += count.before;
                                distribution.others.after += count.after;
                              }
                              return {};
                            }));
  std::ranges::sort(distribution.values, {}, &ValueCount::value);
  return distribution;
}

Result<double> column_loss(const TablePlan& table, const ColumnPlan& column,
                           engine::Engine& engine) {
  engine::Parameters parameters = column.site.parameters();
  RENGA_ASSIGN(const std::vector<SizeCount> before,
               size_counts(engine, sql::value_sizes, parameters));
  double after_bits = 0;
  if (column.outcome()) {
    parameters.identifier("relation", table.outcome_relation());
    RENGA_ASSIGN(const std::vector<SizeCount> after,
                 size_counts(engine, sql::value_sizes, parameters));
    after_bits = entropy_bits(after);
  }
  return entropy_lost(entropy_bits(before), after_bits);
}

}  // namespace

Result<std::vector<ColumnOutcome>> describe_columns(const Plan& plan, engine::Engine& engine) {
  std::vector<ColumnOutcome> outcomes;
  for (const TablePlan& table : plan.tables)
    for (const ColumnPlan& column : table.columns) {
      ColumnOutcome outcome = stated(column);
      RENGA_TRY(count_change(column, engine, outcome));
      outcomes.push_back(std::move(outcome));
    }
  return outcomes;
}

Result<std::vector<ColumnDistribution>> describe_distributions(const Plan& plan,
                                                               engine::Engine& engine) {
  std::vector<ColumnDistribution> distributions;
  for (const TablePlan& table : plan.tables)
    for (const ColumnPlan& column : table.columns) {
      if (!has_picture(column)) continue;
      RENGA_ASSIGN(ColumnDistribution distribution, distribution_of(column, engine));
      distributions.push_back(std::move(distribution));
    }
  return distributions;
}

Result<double> measure_loss(const Plan& plan, double suppressed_share, engine::Engine& engine) {
  std::vector<double> losses;
  for (const TablePlan& table : plan.tables)
    for (const ColumnPlan& column : table.columns) {
      if (column.role != Role::quasi) continue;
      // A column that is kept loses nothing but the persons who were suppressed.
      if (keeps(column)) {
        losses.push_back(0);
        continue;
      }
      RENGA_ASSIGN(const double loss, column_loss(table, column, engine));
      losses.push_back(loss);
    }
  return loss_of(suppressed_share, losses);
}

}  // namespace renga::anonymize
