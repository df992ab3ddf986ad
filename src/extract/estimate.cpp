#include "extract/estimate.hpp"

#include "extract/layout.hpp"
#include "extract/sql.hpp"
#include "extract/tally.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace renga::extract {
namespace {

/// So many first rows of a table stand for all of them.
constexpr std::int64_t kGuessedRows = 200'000;

/// What the engine holds of an entry of a join.
constexpr double kJoinBytes = 48;
/// A cell of a table of counts, as a line of CSV.
constexpr double kCellBytes = 40;

class Estimator {
 public:
  Estimator(engine::Engine& engine, const dataset::Dataset& dataset, const Request& request)
      : engine_(engine), dataset_(dataset), request_(request), tally_(dataset) {}

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
      rows = tally_.rows_in(*table.of) * period * (everybody_ == 0 ? 0 : persons_ / everybody_);
    }
    double cells = 1;
    for (const Axis& axis : table.axes) {
      RENGA_ASSIGN(const double labels, labels_of(axis, table, ages));
      cells *= labels + (axis.total ? 1 : 0);
    }
    planned.rows = whole(rows);
    planned.cells = whole(cells);
    tally_.add(std::move(planned));
    tally_.write_rows(cells);
    tally_.write_bytes(cells * kCellBytes);
    tally_.hold(rows * kJoinBytes);
    return {};
  }

  void add_protection() {
    tally_.add({"protect", "prepare", {"秘匿", "hiding cells"}, {}, {}, {}});
    tally_.add({"write",
                "write",
                {"集計表と宣言の書出し", "writing tables and declaration"},
                {},
                {},
                whole(tally_.rows_written())});
  }

  Explanation finish(std::int64_t memory_limit_mib) { return tally_.finish(memory_limit_mib); }

 private:
  Done add(const PlanStep& step) {
    PlannedStep planned{step.name, std::string(name_of(step.kind)), step.label, step.reads, {}, {}};
    if (step.kind == StepKind::select) {
      if (step.guess) {
        RENGA_ASSIGN(const double share, share_of_persons(*step.guess));
        persons_ *= share;
      }
      planned.persons = whole(persons_);
      tally_.hold(persons_ * kJoinBytes);
    }
    if (step.kind == StepKind::write) {
      RENGA_ASSIGN(const double rows, rows_of(*step.schema));
      planned.rows = whole(rows);
    }
    tally_.add(std::move(planned));
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

  /// The share of a table's first rows that count. The period is asked of a table by a step and by
  /// each table that is written; the answer is the same.
  Result<double> share_of_rows(const Guess& guess) {
    if (guess.statement.name != sql::guess_period.name) return counted_share(guess);
    const auto known = period_shares_.find(guess.table);
    if (known != period_shares_.end()) return known->second;
    RENGA_ASSIGN(const double share, counted_share(guess));
    period_shares_.emplace(guess.table, share);
    return share;
  }

  Result<double> counted_share(const Guess& guess) {
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
    const double records_each = everybody_ == 0 ? 0 : tally_.rows_in(guess.table) / everybody_;
    const double none = std::pow(1 - share, records_each);
    return guess.of == Guess::Of::no_record ? none : 1 - none;
  }

  /// The share of the table's rows that lie in the period.
  Result<double> share_in_period(const TableSchema& schema) {
    const auto parent = parent_of(schema);
    const TableEntry* dated = dataset_.manifest().find(parent ? parent->table : schema.name);
    const auto at = dated == nullptr ? std::nullopt : date_column(dated->schema);
    if (!at) return 1.0;
    Guess guess{Guess::Of::rows, dated->schema.name, sql::guess_period, {}};
    guess.parameters.identifier("table", guess.table)
        .identifier("at", *at)
        .value("from", request_.period.from)
        .value("end", request_.period.end());
    return share_of_rows(guess);
  }

  Result<double> rows_of(const TableSchema& schema) {
    const TableEntry* source = dataset_.manifest().find(schema.name);
    RENGA_ASSIGN(const double period, share_in_period(source->schema));
    const double left = everybody_ == 0 ? 0 : persons_ / everybody_;
    const double rows = static_cast<double>(source->rows) * period * left;
    RENGA_TRY(tally_.write(*source, rows, schema.columns.size()));
    tally_.hold(bytes_to_order(rows, schema.columns.size()) + persons_ * kJoinBytes);
    return rows;
  }

  engine::Engine& engine_;
  const dataset::Dataset& dataset_;
  const Request& request_;
  Tally tally_;
  std::map<std::string, double> period_shares_;
  double everybody_ = 0;
  double persons_ = 0;
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

}  // namespace renga::extract
