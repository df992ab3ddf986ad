#include "disclosure/linear.hpp"

#include <cmath>

#include <CbcModel.hpp>
#include <ClpSimplex.hpp>
#include <CoinPackedMatrix.hpp>
#include <OsiClpSolverInterface.hpp>

namespace renga::disclosure {
namespace {

CoinPackedMatrix matrix_of(const LinearModel& model) {
  const auto columns = static_cast<int>(model.columns());
  const auto rows = static_cast<int>(model.row_least.size());
  std::vector<CoinBigIndex> starts(model.starts.begin(), model.starts.end());
  return CoinPackedMatrix(true, rows, columns, static_cast<CoinBigIndex>(model.rows.size()),
                          model.factors.data(), model.rows.data(), starts.data(), nullptr);
}

}  // namespace

class LinearProgram::Solver {
 public:
  explicit Solver(const LinearModel& model) {
    simplex_.setLogLevel(0);
    simplex_.setOptimizationDirection(-1);
    simplex_.loadProblem(matrix_of(model), model.column_least.data(), model.column_most.data(),
                         nullptr, model.row_least.data(), model.row_most.data());
  }

  Outcome maximise(std::span<const double> objective) {
    simplex_.chgObjCoefficients(objective.data());
    if (solved_)
      simplex_.primal(0, kKeepFactors);
    else if (simplex_.numberColumns() <= kSmall)
      simplex_.primal();
    else
      simplex_.initialSolve();
    solved_ = simplex_.isProvenOptimal();
    if (solved_) return Outcome::optimal;
    return simplex_.isProvenPrimalInfeasible() ? Outcome::infeasible : Outcome::stopped;
  }

  const ClpSimplex& simplex() const { return simplex_; }

 private:
  /// Of primal(): keep the work areas (1), use the factors of the last basis (2).
  static constexpr int kKeepFactors = 3;
  /// Simplifying a small program first costs more than it saves.
  static constexpr int kSmall = 2000;

  ClpSimplex simplex_;
  bool solved_ = false;
};

LinearProgram::LinearProgram(const LinearModel& model) : solver_(std::make_unique<Solver>(model)) {}
LinearProgram::~LinearProgram() = default;
LinearProgram::LinearProgram(LinearProgram&&) noexcept = default;
LinearProgram& LinearProgram::operator=(LinearProgram&&) noexcept = default;

LinearProgram::Outcome LinearProgram::maximise(std::span<const double> objective) {
  return solver_->maximise(objective);
}

double LinearProgram::value() const {
  return solver_->simplex().objectiveValue();
}

std::span<const double> LinearProgram::point() const {
  const ClpSimplex& simplex = solver_->simplex();
  return {simplex.primalColumnSolution(), static_cast<std::size_t>(simplex.numberColumns())};
}

std::span<const double> LinearProgram::prices() const {
  const ClpSimplex& simplex = solver_->simplex();
  return {simplex.dualRowSolution(), static_cast<std::size_t>(simplex.numberRows())};
}

WholePoint maximise_whole(const LinearModel& model, std::span<const double> objective, int nodes) {
  OsiClpSolverInterface linear;
  linear.messageHandler()->setLogLevel(0);
  linear.getModelPtr()->setLogLevel(0);
  linear.setHintParam(OsiDoReducePrint, true, OsiHintTry);
  linear.loadProblem(matrix_of(model), model.column_least.data(), model.column_most.data(),
                     objective.data(), model.row_least.data(), model.row_most.data());
  linear.setObjSense(-1);
  for (int column = 0; column < linear.getNumCols(); ++column) linear.setInteger(column);
  CbcModel branching(linear);
  branching.setLogLevel(0);
  branching.setMaximumNodes(nodes);
  branching.branchAndBound();
  WholePoint found;
  if (branching.isProvenInfeasible()) found.outcome = LinearProgram::Outcome::infeasible;
  const double* best = branching.bestSolution();
  if (best == nullptr) return found;
  found.outcome = LinearProgram::Outcome::optimal;
  found.best = branching.isProvenOptimal();
  for (std::size_t i = 0; i < model.columns(); ++i) found.point.push_back(std::llround(best[i]));
  return found;
}

}  // namespace renga::disclosure
