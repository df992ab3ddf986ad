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

std::int64_t whole(double value) {
  return static_cast<std::int64_t>(std::llround(value));
}

class Estimator {
 public:
  Estimator(engine::Engine& engine, const dataset::Dataset& dataset, const Request& request)
      : engine_(engine), dataset_(dataset), request_(request) {}

  Result<Explanation> estimate(const Plan& plan, std::int64_t memory_limit_mib) {
    RENGA_ASSIGN(const TableEntry* person, dataset_.table("person"));
    everybody_ = persons_ = static_cast<double>(person->rows);
    for (const PlanStep& step : plan.steps) RENGA_TRY(add(step));
    explanation_.rows_read = whole(rows_read_);
    explanation_.rows_written = whole(rows_written_);
    explanation_.bytes_written = whole(bytes_written_);
    const double needed = largest_bytes_ / kMib;
    explanation_.memory_mib = whole(std::min(needed, static_cast<double>(memory_limit_mib))) + 64;
    explanation_.spill_mib = whole(std::max(0.0, needed - static_cast<double>(memory_limit_mib)));
    explanation_.seconds =
        whole(rows_read_ / kReadRowsPerSecond + rows_written_ / kWrittenRowsPerSecond) + 1;
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
    hold(rows * (kOrderedBytes + kOrderedBytesPerColumn * columns) + persons_ * kJoinBytes);
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
  return Estimator(engine, dataset, request).estimate(plan, memory_limit_mib);
}

}  // namespace renga::extract
