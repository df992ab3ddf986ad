#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace renga::disclosure {

/// A linear program as columns with bounds, rows with bounds, and what stands where, column after
/// column. Bounds are finite, or beyond kUnlimited.
struct LinearModel {
  std::vector<double> column_least;
  std::vector<double> column_most;
  std::vector<double> row_least;
  std::vector<double> row_most;
  std::vector<int> starts = {0};  ///< one more than columns
  std::vector<int> rows;
  std::vector<double> factors;

  std::size_t columns() const { return column_least.size(); }
  /// Ends the column whose entries were appended.
  void end_column(double least, double most) {
    column_least.push_back(least);
    column_most.push_back(most);
    starts.push_back(static_cast<int>(rows.size()));
  }
};

inline constexpr double kUnlimited = 1e30;

/// The solver behind an interface of our own, so that it can be replaced (docs/decisions/0020).
/// It solves the same model for many objectives, each from where the last one ended. Nothing that
/// it says is believed unchecked: points are rounded and added up again by the caller.
class LinearProgram {
 public:
  explicit LinearProgram(const LinearModel& model);
  ~LinearProgram();
  LinearProgram(LinearProgram&&) noexcept;
  LinearProgram& operator=(LinearProgram&&) noexcept;

  enum class Outcome { optimal, infeasible, stopped };

  /// The largest value of the objective, one coefficient per column.
  Outcome maximise(std::span<const double> objective);
  double value() const;
  std::span<const double> point() const;
  /// What one more of each row's right side would add to the value.
  std::span<const double> prices() const;

 private:
  class Solver;
  std::unique_ptr<Solver> solver_;
};

/// A best point of whole numbers for the largest value of the objective.
struct WholePoint {
  LinearProgram::Outcome outcome = LinearProgram::Outcome::stopped;
  bool best = false;  ///< proved; otherwise only found
  std::vector<std::int64_t> point;
};

/// Branches at most `nodes` times, so that the answer does not depend on the machine's speed.
WholePoint maximise_whole(const LinearModel& model, std::span<const double> objective, int nodes);

}  // namespace renga::disclosure
