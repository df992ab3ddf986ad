#include "anonymize/tally.hpp"

#include "anonymize/sql.hpp"
#include "anonymize/staying.hpp"

#include <mutex>

namespace renga::anonymize {
namespace {

/// So many columns are counted by one function.
constexpr std::size_t kMostAtOnce = 32;

using Tallies = std::vector<CodeTally>;

/// What several threads count, each for itself: a thread borrows a set of tallies for a batch.
class Counting {
 public:
  explicit Counting(std::vector<std::shared_ptr<CodedColumn>> columns)
      : columns_(std::move(columns)) {}

  /// The codes of the columns, and whether the row stays, last.
  void take(const engine::Batch& batch, engine::BatchResult& result) {
    std::unique_ptr<Tallies> tallies = borrow();
    const auto kept = batch.integers(columns_.size());
    for (std::size_t row = 0; row < kept.size(); ++row) result.set_integer(row, 0);
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      CodeTally& tally = (*tallies)[column];
      const auto codes = batch.integers(column);
      for (std::size_t row = 0; row < codes.size(); ++row) {
        const auto code = static_cast<std::size_t>(codes[row]);
        ++tally.rows[code];
        tally.kept[code] += kept[row];
      }
    }
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(tallies));
  }

  /// Puts the sums into the columns.
  void finish() {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      CodeTally sum = empty(*columns_[i]);
      for (const auto& tallies : free_)
        for (std::size_t code = 0; code < sum.rows.size(); ++code) {
          sum.rows[code] += (*tallies)[i].rows[code];
          sum.kept[code] += (*tallies)[i].kept[code];
        }
      columns_[i]->tally = std::move(sum);
    }
  }

 private:
  static CodeTally empty(const CodedColumn& column) {
    const std::size_t codes = column.dictionary().size() + 1;
    return {std::vector<std::int64_t>(codes, 0), std::vector<std::int64_t>(codes, 0)};
  }
  std::unique_ptr<Tallies> borrow() {
    {
      const std::lock_guard lock(mutex_);
      if (!free_.empty()) {
        std::unique_ptr<Tallies> tallies = std::move(free_.back());
        free_.pop_back();
        return tallies;
      }
    }
    auto tallies = std::make_unique<Tallies>();
    for (const auto& column : columns_) tallies->push_back(empty(*column));
    return tallies;
  }

  std::vector<std::shared_ptr<CodedColumn>> columns_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Tallies>> free_;
};

engine::Expression stays(const Plan& plan, bool nobody_left) {
  if (nobody_left) return expression_of(sql::everybody_stays, {});
  return expression_of(sql::stays,
                       engine::Parameters().columns("stays", std::vector{staying(plan)}));
}

struct Counted {
  std::vector<std::shared_ptr<CodedColumn>> columns;
  std::vector<std::string> names;
};

Done count(const Plan& plan, const TablePlan& table, const Counted& counted, bool nobody_left,
           engine::Engine& engine) {
  const auto counting = std::make_shared<Counting>(counted.columns);
  std::vector<Type> arguments(counted.columns.size() + 1, Type::integer);
  const std::string function = counted.columns.front()->function("tallied");
  RENGA_TRY(engine.define({function, std::move(arguments), Type::integer,
                           [counting](const engine::Batch& batch, engine::BatchResult& result) {
                             counting->take(batch, result);
                           }}));
  engine::Parameters parameters;
  parameters.identifier("function", function)
      .identifier("relation", table.relation)
      .identifiers("codes", counted.names)
      .columns("stays", std::vector{stays(plan, nobody_left)});
  RENGA_TRY(engine.integer(sql::tally_codes, parameters));
  counting->finish();
  return {};
}

}  // namespace

Done tally_codes(const Plan& plan, engine::Engine& engine) {
  RENGA_ASSIGN(const std::int64_t left, engine.integer(sql::count_suppressed));
  for (const TablePlan& table : plan.tables) {
    Counted counted;
    const auto flush = [&]() -> Done {
      if (!counted.columns.empty()) RENGA_TRY(count(plan, table, counted, left == 0, engine));
      counted = {};
      return {};
    };
    for (const ColumnPlan& column : table.columns) {
      if (!column.codes) continue;
      counted.columns.push_back(column.codes);
      counted.names.push_back(code_column(column.site.column.name));
      if (counted.columns.size() == kMostAtOnce) RENGA_TRY(flush());
    }
    RENGA_TRY(flush());
  }
  return {};
}

}  // namespace renga::anonymize
