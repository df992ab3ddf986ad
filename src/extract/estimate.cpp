#include "extract/estimate.hpp"

#include "extract/layout.hpp"
#include "extract/sql.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace renga::extract {
namespace {

/// So many first rows of a table stand for all of them.
constexpr std::int64_t kGuessedRows = 200'000;

// What one core does in a second, from the processor time of the benchmark `extract` at a tenth of
// its size (docs/manual/benchmarks.md): rows of a table that a condition or a join reads, and rows
// that are ordered and written.
constexpr double kReadRowsPerSecond = 40e6;
constexpr double kWrittenRowsPerSecond = 2e6;

// What the engine holds in memory: an entry of a join, a row that waits to be ordered.
constexpr double kJoinBytes = 48;
constexpr double kOrderedBytes = 64;
constexpr double kOrderedBytesPerColumn = 16;
constexpr double kMib = 1024.0 * 1024.0;
/// A cell of a table of counts, as a line of CSV.
constexpr double kCellBytes = 40;

std::int64_t whole(double value) {
  return static_cast<std::int64_t>(std::llround(value));
}

class Estimator {
 public:
  Estimator(engine::Engine& engine, const dataset::Dataset& dataset, const Request& request)
      : engine_(engine), dataset_(dataset), request_(request) {}

  Done add_steps(const Plan& plan) {
    RENGA_ASSIGN(const TableEntry* person, dataset_.table("person"));
    everybody_ = persons_ = static_cast<double>(person->rows);
    for (const PlanStep& step : plan.steps) RENGA_TRY(add(step));
    return {};
  }

  /// A table of counts: the rows that are counted, and about how many cells there will be.
  Done add_table(const AggregateTable& table, const disclosure::AgeLimits& ages) {
    PlannedStep planned{"count_" + table.name, "count", {"集計", "counting"}, {"person"}, {}, {}};
    double rows = persons_;
    if (table.of) {
      const TableSchema& source = dataset_.manifest().find(*table.of)->schema;
      planned.reads = {*table.of};
      if (const auto parent = parent_of(source); parent && dataset_.manifest().find(parent->table))
        planned.reads.emplace_back(parent->table);
      planned.reads.emplace_back("person");
      RENGA_ASSIGN(const double period, share_in_period(source));
      rows = rows_in(*table.of) * period * (everybody_ == 0 ? 0 : persons_ / everybody_);
    }
    double cells = 1;
    for (const Axis& axis : table.axes) {
      RENGA_ASSIGN(const double labels, labels_of(axis, table, ages));
      cells *= labels + (axis.total ? 1 : 0);
    }
    for (const std::string& read : planned.reads) rows_read_ += rows_in(read);
    planned.rows = whole(rows);
    planned.cells = whole(cells);
    explanation_.steps.push_back(std::move(planned));
    rows_written_ += cells;
    bytes_written_ += cells * kCellBytes;
    hold(rows * kJoinBytes);
    return {};
  }

  void add_protection() {
    explanation_.steps.push_back({"protect", "prepare", {"秘匿", "hiding cells"}, {}, {}, {}});
    explanation_.steps.push_back({"write",
                                  "write",
                                  {"集計表と宣言の書出し", "writing tables and declaration"},
                                  {},
                                  {},
                                  whole(rows_written_)});
  }

  Explanation finish(std::int64_t memory_limit_mib) {
    explanation_.rows_read = whole(rows_read_);
    explanation_.rows_written = whole(rows_written_);
    explanation_.bytes_written = whole(bytes_written_);
    hold_bytes(largest_bytes_, memory_limit_mib, explanation_);
    explanation_.seconds = seconds_for(rows_read_, rows_written_);
    return std::move(explanation_);
  }

 private:
  Done add(const PlanStep& step) {
    PlannedStep planned{step.name, std::string(name_of(step.kind)), step.label, step.reads, {}, {}};
    for (const std::string& table : step.reads)
      rows_read_ += static_cast<double>(dataset_.manifest().find(table)->rows);
    if (step.kind == StepKind::select) {
      if (step.guess) {
        RENGA_ASSIGN(const double share, share_of_persons(*step.guess));
        persons_ *= share;
      }
      planned.persons = whole(persons_);
      hold(persons_ * kJoinBytes);
    }
    if (step.kind == StepKind::write) {
      RENGA_ASSIGN(const double rows, rows_of(*step.schema));
      planned.rows = whole(rows);
    }
    explanation_.steps.push_back(std::move(planned));
    return {};
  }

  /// How many labels an axis will have: as many as can be, of values those of the first rows.
  Result<double> labels_of(const Axis& axis, const AggregateTable& table,
                           const disclosure::AgeLimits& ages) {
    constexpr double kSexes = 2;
    constexpr double kMonthsOfYear = 12;
    if (!axis.groups.empty()) return static_cast<double>(axis.groups.size());
    if (axis.kind == disclosure::DimensionKind::sex) return kSexes;
    if (axis.kind == disclosure::DimensionKind::age)
      return static_cast<double>(ages.top / axis.years.value_or(ages.years) + 1);
    if (axis.kind == disclosure::DimensionKind::date) {
      const double months = months_of_period();
      return axis.part == DatePart::month ? months : std::ceil(months / kMonthsOfYear);
    }
    const std::string source = axis.table.value_or(*table.of);
    engine::Parameters parameters;
    parameters.identifier("table", source)
        .identifier("column", axis.column)
        .value("rows", kGuessedRows);
    RENGA_ASSIGN(const std::int64_t labels, engine_.integer(sql::guess_labels, parameters));
    return static_cast<double>(labels);
  }

  double months_of_period() const {
    double months = 0;
    for (Date month = request_.period.from; month < request_.period.end();
         month = month.plus_months(1))
      ++months;
    return months;
  }

  void hold(double bytes) { largest_bytes_ = std::max(largest_bytes_, bytes); }

  double rows_in(std::string_view table) const {
    return static_cast<double>(dataset_.manifest().find(table)->rows);
  }

  /// The share of a table's first rows that count.
  Result<double> share_of_rows(const Guess& guess) {
    engine::Parameters parameters = guess.parameters;
    parameters.value("rows", kGuessedRows);
    RENGA_ASSIGN(const std::vector<engine::Row> found, engine_.rows(guess.statement, parameters));
    const std::int64_t seen = found.at(0).integer(0);
    if (seen == 0) return 0.0;
    return static_cast<double>(found.at(0).integer(1)) / static_cast<double>(seen);
  }

  /// As if the records were dealt out to persons one by one.
  Result<double> share_of_persons(const Guess& guess) {
    RENGA_ASSIGN(const double share, share_of_rows(guess));
    if (guess.of == Guess::Of::persons || guess.of == Guess::Of::rows) return share;
    const double records_each = everybody_ == 0 ? 0 : rows_in(guess.table) / everybody_;
    const double none = std::pow(1 - share, records_each);
    return guess.of == Guess::Of::no_record ? none : 1 - none;
  }

  /// The share of the table's rows that lie in the period.
  Result<double> share_in_period(const TableSchema& schema) {
    const auto parent = parent_of(schema);
    const TableEntry* dated = dataset_.manifest().find(parent ? parent->table : schema.name);
    const auto at = dated == nullptr ? std::nullopt : date_column(dated->schema);
    if (!at) return 1.0;
    const auto known = period_shares_.find(dated->schema.name);
    if (known != period_shares_.end()) return known->second;
    Guess guess{Guess::Of::rows, dated->schema.name, sql::guess_period, {}};
    guess.parameters.identifier("table", guess.table)
        .identifier("at", *at)
        .value("from", request_.period.from)
        .value("end", request_.period.end());
    RENGA_ASSIGN(const double share, share_of_rows(guess));
    period_shares_.emplace(guess.table, share);
    return share;
  }

  Result<double> rows_of(const TableSchema& schema) {
    const TableEntry* source = dataset_.manifest().find(schema.name);
    RENGA_ASSIGN(const double period, share_in_period(source->schema));
    const double left = everybody_ == 0 ? 0 : persons_ / everybody_;
    const double rows = static_cast<double>(source->rows) * period * left;
    RENGA_ASSIGN(const std::int64_t file_bytes, files::size_bytes(dataset_.file_of(*source)));
    const double columns = static_cast<double>(schema.columns.size());
    if (source->rows > 0)
      bytes_written_ += static_cast<double>(file_bytes) * rows / static_cast<double>(source->rows) *
                        columns / static_cast<double>(source->schema.columns.size());
    rows_written_ += rows;
    hold(bytes_to_order(rows, schema.columns.size()) + persons_ * kJoinBytes);
    return rows;
  }

  engine::Engine& engine_;
  const dataset::Dataset& dataset_;
  const Request& request_;
  Explanation explanation_;
  std::map<std::string, double> period_shares_;
  double everybody_ = 0;
  double persons_ = 0;
  double rows_read_ = 0;
  double rows_written_ = 0;
  double bytes_written_ = 0;
  double largest_bytes_ = 0;
};

}  // namespace

Result<Explanation> estimate(engine::Engine& engine, const dataset::Dataset& dataset,
                             const Request& request, const Plan& plan,
                             std::int64_t memory_limit_mib) {
  Estimator estimator(engine, dataset, request);
  RENGA_TRY(estimator.add_steps(plan));
  return estimator.finish(memory_limit_mib);
}

Result<Explanation> estimate_tables(engine::Engine& engine, const dataset::Dataset& dataset,
                                    const Request& request, const Plan& plan,
                                    const disclosure::AgeLimits& ages,
                                    std::int64_t memory_limit_mib) {
  Estimator estimator(engine, dataset, request);
  RENGA_TRY(estimator.add_steps(plan));
  for (const AggregateTable& table : request.aggregates)
    RENGA_TRY(estimator.add_table(table, ages));
  estimator.add_protection();
  return estimator.finish(memory_limit_mib);
}

std::int64_t seconds_for(double rows_read, double rows_written) {
  return whole(rows_read / kReadRowsPerSecond + rows_written / kWrittenRowsPerSecond) + 1;
}

double bytes_to_order(double rows, std::size_t columns) {
  return rows * (kOrderedBytes + kOrderedBytesPerColumn * static_cast<double>(columns));
}

void hold_bytes(double bytes, std::int64_t memory_limit_mib, Explanation& explanation) {
  constexpr std::int64_t kEngineMib = 64;
  const double needed = bytes / kMib;
  const auto limit = static_cast<double>(memory_limit_mib);
  explanation.memory_mib = whole(std::min(needed, limit)) + kEngineMib;
  explanation.spill_mib = whole(std::max(0.0, needed - limit));
}

}  // namespace renga::extract
