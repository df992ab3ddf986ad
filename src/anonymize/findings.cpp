#include "anonymize/findings.hpp"

#include "anonymize/bins.hpp"
#include "anonymize/sql.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <map>
#include <set>

namespace renga::anonymize {
namespace {

constexpr std::size_t kValuesShown = 20;
/// Whose values nobody would read off a picture, or that are gone.
constexpr std::array<std::string_view, 4> kWithoutPicture = {"keep", "drop", "drop_text",
                                                             "renumber"};
/// Of values that stay numbers or dates, ranges are drawn.
constexpr std::array<std::string_view, 7> kStaysFine = {
    "date_shift", "top_code", "bottom_code", "round", "noise", "microaggregate", "year_month"};
/// So few rows are not drawn: a picture must not point at a person.
constexpr std::int64_t kFewestRowsDrawn = 10;

bool keeps(const ColumnPlan& column) {
  return column.row->name == "keep" && !column.operation->blanked_as();
}

engine::Parameters with_outcome(const ColumnPlan& column) {
  engine::Parameters parameters = column.site.parameters();
  parameters.columns("after", std::vector{column.operation->expression(column.site)});
  return parameters;
}

/// How many rows hold a code of the input, and how many of those stay.
struct CodeCount {
  std::size_t code = 0;
  std::int64_t before = 0;
  std::int64_t after = 0;
};

std::vector<CodeCount> counts_of(const CodedColumn& codes) {
  std::vector<CodeCount> counts;
  for (std::size_t code = 0; code < codes.tally.rows.size(); ++code)
    if (codes.tally.rows[code] > 0)
      counts.push_back({code, codes.tally.rows[code], codes.tally.kept[code]});
  return counts;
}

/// What a value of the input has become; nothing for a missing one.
const std::string* label_of(const CodedColumn& codes, std::size_t code) {
  const std::int64_t label = codes.recoding.codes.at(code);
  return label == 0 ? nullptr : &codes.recoding.labels[static_cast<std::size_t>(label - 1)];
}

void count_coded_change(const ColumnPlan& column, ColumnOutcome& outcome) {
  const CodedColumn& codes = *column.codes;
  const std::vector<CodeCount> counts = counts_of(codes);
  std::set<std::string_view> labels;
  outcome.distinct_before = 0;
  for (const CodeCount& count : counts) {
    const std::string* value = count.code == 0 ? nullptr : &codes.dictionary().value(count.code);
    const std::string* label = label_of(codes, count.code);
    if (value != nullptr) ++*outcome.distinct_before;
    if (label != nullptr && count.after > 0) labels.insert(*label);
    const bool same = value == nullptr ? label == nullptr : label != nullptr && *label == *value;
    if (!same) outcome.changed_rows += count.after;
  }
  outcome.distinct_after = std::ssize(labels);
}

Done count_change(const ColumnPlan& column, engine::Engine& engine, ColumnOutcome& outcome) {
  if (keeps(column)) return {};
  if (column.codes && column.outcome()) {
    count_coded_change(column, outcome);
    return {};
  }
  if (!column.outcome() && column.codes) {
    outcome.distinct_before = 0;
    outcome.distinct_after = 0;
    for (const CodeCount& count : counts_of(*column.codes)) {
      if (count.code == 0) continue;
      ++*outcome.distinct_before;
      outcome.changed_rows += count.before;
    }
    return {};
  }
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

/// The number that a label begins with, so that 95～99 stands before 100～104.
double leading_number(const std::string& label) {
  std::size_t end = 0;
  while (end < label.size() && (label[end] == '.' || (label[end] >= '0' && label[end] <= '9')))
    ++end;
  const auto number = parse_decimal(std::string_view(label).substr(0, end));
  return number.value_or(std::numeric_limits<double>::max());
}

void sort_for_reading(std::vector<ValueCount>& values) {
  std::ranges::sort(values, [](const ValueCount& one, const ValueCount& other) {
    const double first = leading_number(one.value);
    const double second = leading_number(other.value);
    return first != second ? first < second : one.value < other.value;
  });
}

void add(ColumnDistribution& distribution, ValueCount count) {
  if (distribution.values.size() < kValuesShown) {
    distribution.values.push_back(std::move(count));
    return;
  }
  distribution.others.before += count.before;
  distribution.others.after += count.after;
}

/// The most frequent first, then in the order of the values.
std::vector<ValueCount> by_frequency(std::map<std::string, ValueCount> counts) {
  std::vector<ValueCount> sorted;
  for (auto& [label, count] : counts) sorted.push_back(std::move(count));
  std::ranges::stable_sort(sorted, std::ranges::greater(), &ValueCount::before);
  return sorted;
}

Binning binning_of(const ColumnPlan& column) {
  const Type type = column.site.column.type;
  if (type == Type::date || type == Type::month || column.site.dates != nullptr)
    return Binning::dates;
  const bool number =
      type == Type::integer || type == Type::decimal || column.row->reading == Reading::number;
  return number ? Binning::numbers : Binning::words;
}

/// A coded column before its operator.
std::vector<BinCount> coded_input(const ColumnPlan& column, const std::vector<CodeCount>& counts) {
  std::vector<WrittenCount> values;
  for (const CodeCount& count : counts)
    if (count.code != 0)
      values.push_back({column.codes->dictionary().value(count.code), count.before});
  return bins_of(values, binning_of(column), kFewestRowsDrawn);
}

ColumnDistribution coded_distribution(const ColumnPlan& column) {
  const std::vector<CodeCount> counts = counts_of(*column.codes);
  std::map<std::string, ValueCount> by_label;
  for (const CodeCount& count : counts) {
    const std::string* label = label_of(*column.codes, count.code);
    ValueCount& value = by_label[label == nullptr ? "" : *label];
    value.value = label == nullptr ? "" : *label;
    value.before += count.before;
    value.after += count.after;
  }
  ColumnDistribution distribution{column.site.table, column.site.column.name, {}, {}, {}, {}};
  for (ValueCount& count : by_frequency(std::move(by_label))) add(distribution, std::move(count));
  sort_for_reading(distribution.values);
  distribution.input = coded_input(column, counts);
  return distribution;
}

/// The values of a relation's column with their rows, as they are written.
Result<std::map<std::string, std::int64_t>> written_values(const std::string& relation,
                                                           const ColumnPlan& column,
                                                           engine::Engine& engine) {
  std::map<std::string, std::int64_t> rows_by_value;
  engine::Parameters parameters;
  parameters.identifier("relation", relation).identifier("column", column.site.column.name);
  RENGA_TRY(engine.each_row(sql::written_values, parameters, [&](const engine::Row& row) -> Done {
    rows_by_value[row.text(0)] = row.integer(1);
    return {};
  }));
  return rows_by_value;
}

std::vector<BinCount> bins_over(const std::map<std::string, std::int64_t>& rows_by_value,
                                Binning binning) {
  std::vector<WrittenCount> values;
  for (const auto& [value, rows] : rows_by_value) values.push_back({value, rows});
  return bins_of(values, binning, kFewestRowsDrawn);
}

/// The outcome's values in ranges as well, where they are still as fine as the input's.
Result<std::vector<BinCount>> outcome_bins(const TablePlan& table, const ColumnPlan& column,
                                           engine::Engine& engine) {
  if (std::ranges::find(kStaysFine, column.row->name) == kStaysFine.end())
    return std::vector<BinCount>{};
  RENGA_ASSIGN(const auto values, written_values(table.outcome_relation(), column, engine));
  return bins_over(values, binning_of(column));
}

Result<ColumnDistribution> distribution_of(const ColumnPlan& column, engine::Engine& engine) {
  if (column.codes && column.outcome()) return coded_distribution(column);
  ColumnDistribution distribution{column.site.table, column.site.column.name, {}, {}, {}, {}};
  RENGA_TRY(engine.each_row(sql::value_counts, with_outcome(column),
                            [&distribution](const engine::Row& row) -> Done {
                              add(distribution, {row.text(0), row.integer(1), row.integer(2)});
                              return {};
                            }));
  sort_for_reading(distribution.values);
  RENGA_ASSIGN(const auto values, written_values(column.site.relation, column, engine));
  distribution.input = bins_over(values, binning_of(column));
  return distribution;
}

/// The sizes of groups as a statement would count them: ascending, equal ones together.
template <typename Sizes>
std::vector<SizeCount> counted_sizes(const Sizes& sizes) {
  std::map<std::int64_t, std::int64_t> counts;
  for (const auto& [group, size] : sizes)
    if (size > 0) ++counts[size];
  std::vector<SizeCount> counted;
  for (const auto& [size, count] : counts) counted.push_back({size, count});
  return counted;
}

double coded_loss(const ColumnPlan& column) {
  std::map<std::size_t, std::int64_t> before;
  std::map<std::int64_t, std::int64_t> after;
  for (const CodeCount& count : counts_of(*column.codes)) {
    before[count.code] = count.before;
    if (column.outcome()) after[column.codes->recoding.codes[count.code]] += count.after;
  }
  return entropy_lost(entropy_bits(counted_sizes(before)), entropy_bits(counted_sizes(after)));
}

Result<double> column_loss(const TablePlan& table, const ColumnPlan& column,
                           engine::Engine& engine) {
  if (column.codes) return coded_loss(column);
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
      RENGA_ASSIGN(distribution.output, outcome_bins(table, column, engine));
      distributions.push_back(std::move(distribution));
    }
  return distributions;
}

Done name_values(const NamesIn& names_in, std::vector<ColumnDistribution>& distributions) {
  for (ColumnDistribution& column : distributions) {
    RENGA_ASSIGN(const auto names, names_in(column.table + "." + column.column));
    const auto take = [&](const std::string& value) {
      if (const auto name = names.find(value); name != names.end())
        column.names.insert_or_assign(value, name->second);
    };
    for (const BinCount& bin : column.input) take(bin.label);
    for (const BinCount& bin : column.output) take(bin.label);
    for (const ValueCount& value : column.values) take(value.value);
  }
  return {};
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
