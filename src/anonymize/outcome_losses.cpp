#include "anonymize/outcome_losses.hpp"

#include "anonymize/losses.hpp"
#include "anonymize/sql.hpp"

namespace renga::anonymize {
namespace {

std::vector<ValueRows> rows_of_codes(const ColumnPlan& column) {
  std::vector<ValueRows> values;
  const CodeTally& tally = column.codes->tally;
  const bool stays = column.outcome().has_value();
  for (std::size_t code = 0; code < tally.rows.size(); ++code) {
    if (tally.rows[code] == 0) continue;
    const std::int64_t group = stays ? column.codes->recoding.codes[code] : 0;
    values.push_back({static_cast<std::uint32_t>(group), tally.rows[code], tally.kept[code]});
  }
  return values;
}

/// A column without codes: its values, and what becomes of them, as the statement finds them.
Result<std::vector<ValueRows>> rows_of_values(const ColumnPlan& column, engine::Engine& engine) {
  const auto operation =
      column.outcome() ? column.operation : plain_operation(*operator_named("keep"));
  engine::Parameters parameters = column.site.parameters();
  std::vector<engine::Expression> after = {operation->expression(column.site)};
  after.front().alias = "after";
  parameters.columns("after", after);
  std::vector<ValueRows> values;
  RENGA_TRY(engine.each_row(sql::value_groups, parameters, [&](const engine::Row& row) -> Done {
    const std::int64_t group = column.outcome() ? row.integer(0) : 0;
    values.push_back({static_cast<std::uint32_t>(group), row.integer(1), row.integer(2)});
    return {};
  }));
  return values;
}

Result<ClassTotals> totals_of(std::int64_t persons, std::int64_t suppressed,
                              engine::Engine& engine) {
  ClassTotals totals;
  totals.persons = persons;
  totals.suppressed = suppressed;
  RENGA_ASSIGN(const std::vector<SizeCount> sizes, size_counts(engine, sql::class_sizes, {}));
  for (const SizeCount& entry : sizes) {
    const auto size = static_cast<double>(entry.size);
    totals.classes += entry.count;
    totals.squares += static_cast<double>(entry.count) * size * size;
  }
  return totals;
}

}  // namespace

Result<Losses> measure_losses(const Plan& plan, std::int64_t persons, std::int64_t suppressed,
                              engine::Engine& engine) {
  RENGA_ASSIGN(const ClassTotals totals, totals_of(persons, suppressed, engine));
  std::vector<ColumnLoss> columns;
  for (const TablePlan& table : plan.tables)
    for (const ColumnPlan& column : table.columns) {
      if (column.role != Role::quasi) continue;
      RENGA_ASSIGN(const std::vector<ValueRows> values,
                   column.codes ? Result<std::vector<ValueRows>>(rows_of_codes(column))
                                : rows_of_values(column, engine));
      columns.push_back(column_loss(values));
      if (column.row->name == "keep") columns.back().entropy = 0;  // ANP-34
    }
  return losses_of(totals, columns);
}

}  // namespace renga::anonymize
