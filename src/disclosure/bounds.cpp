#include "disclosure/bounds.hpp"

#include "disclosure/enumerate.hpp"

#include <algorithm>
#include <cmath>

namespace renga::disclosure {
namespace {

/// Nothing that is published together counts more.
constexpr double kFar = 1e9;
constexpr double kTolerance = 1e-6;
/// A first table keeps numbers so far from their least where it can.
constexpr double kRoom = 4;
constexpr int kNodes = 2000;
/// Branching is left out for components that are larger.
constexpr std::size_t kWholeSize = 3000;
/// The first table of whole numbers is worth more branching.
constexpr std::size_t kFirstTableSize = 20000;

/// The relations of a component as rows, its numbers as columns. `base` is taken off where given.
LinearModel model_of(const System& system, const Component& component, std::span<const Box> boxes,
                     const std::vector<bool>& left_out, std::span<const std::int64_t> base) {
  LinearModel model;
  std::vector<std::uint32_t> rows;
  for (const std::uint32_t place : component.relations) {
    if (left_out[place]) continue;
    rows.push_back(place);
    const Relation& relation = system.relations[place];
    std::int64_t sum = 0;
    for (const Term& term : system.terms_of(relation)) {
      if (!base.empty())
        sum += term.factor * base[term.number];
      else if (boxes[term.number].fixed())
        sum += term.factor * boxes[term.number].least;
    }
    model.row_least.push_back(static_cast<double>(relation.box.least - sum));
    model.row_most.push_back(static_cast<double>(relation.box.most - sum));
  }
  for (const std::uint32_t number : component.numbers) {
    for (const auto& [relation, factor] : system.uses_of(number)) {
      const auto row = std::ranges::lower_bound(rows, relation);
      if (row == rows.end() || *row != relation) continue;
      model.rows.push_back(static_cast<int>(row - rows.begin()));
      model.factors.push_back(static_cast<double>(factor));
    }
    const std::int64_t start = base.empty() ? 0 : base[number];
    model.end_column(static_cast<double>(boxes[number].least - start),
                     std::min(static_cast<double>(boxes[number].most - start), kFar));
  }
  return model;
}

/// Every number once more, as far as kRoom above its least: where the sum of these is largest, few
/// numbers stand at their end, and tables around it are found more easily.
LinearModel with_room(const LinearModel& model) {
  LinearModel roomy = model;
  for (std::size_t i = 0; i < model.columns(); ++i) {
    const double room = std::min(kRoom, model.column_most[i] - model.column_least[i]);
    roomy.column_most[i] -= room;
    const auto begin = static_cast<std::size_t>(model.starts[i]);
    const auto end = static_cast<std::size_t>(model.starts[i + 1]);
    for (std::size_t entry = begin; entry < end; ++entry) {
      roomy.rows.push_back(model.rows[entry]);
      roomy.factors.push_back(model.factors[entry]);
    }
    roomy.end_column(0, room);
  }
  return roomy;
}

/// All numbers at the end of their box that makes the sum least, then raised until it fits.
std::optional<std::vector<std::int64_t>> filled(const System& system, const Component& component,
                                                std::span<const Box> boxes) {
  const Relation& relation = system.relations[component.relations.front()];
  std::int64_t missing = relation.box.least;
  for (const Term& term : system.terms_of(relation))
    missing -= term.factor > 0 ? boxes[term.number].least : -boxes[term.number].most;
  std::vector<std::int64_t> values;
  for (const std::uint32_t number : component.numbers) {
    std::int64_t factor = 0;
    for (const auto& [place, own] : system.uses_of(number))
      if (place == component.relations.front()) factor = own;
    if (factor != 1 && factor != -1) return std::nullopt;
    const Box& box = boxes[number];
    const std::int64_t change = std::min(missing, box.most - box.least);
    values.push_back(factor > 0 ? box.least + change : box.most - change);
    missing -= change;
  }
  return missing == 0 ? std::optional(values) : std::nullopt;
}

}  // namespace

bool fulfils(const System& system, const Component& component, std::span<const Box> boxes,
             const std::vector<bool>& left_out, std::span<const std::int64_t> values) {
  for (const std::uint32_t number : component.numbers)
    if (!boxes[number].holds(values[number])) return false;
  for (const std::uint32_t place : component.relations) {
    if (left_out[place]) continue;
    std::int64_t sum = 0;
    for (const Term& term : system.terms_of(system.relations[place]))
      sum += term.factor * values[term.number];
    if (!system.relations[place].box.holds(sum)) return false;
  }
  return true;
}

FoundTable find_table(const System& system, const Component& component, std::span<const Box> boxes,
                      const std::vector<bool>& left_out) {
  FoundTable found;
  if (component.relations.size() == 1 && !left_out[component.relations.front()]) {
    if (auto values = filled(system, component, boxes))
      return {FoundTable::Outcome::found, std::move(*values)};
  }
  const LinearModel model = model_of(system, component, boxes, left_out, {});
  const LinearModel roomy = with_room(model);
  LinearProgram program(roomy);
  std::vector<double> objective(roomy.columns(), 0);
  std::fill(objective.begin() + std::ssize(component.numbers), objective.end(), 1.0);
  const auto outcome = program.maximise(objective);
  if (outcome == LinearProgram::Outcome::infeasible) return {FoundTable::Outcome::impossible, {}};
  if (outcome != LinearProgram::Outcome::optimal) return found;
  bool whole = true;
  for (std::size_t i = 0; i < model.columns(); ++i) {
    const double value = program.point()[i] + program.point()[model.columns() + i];
    whole = whole && std::abs(value - std::round(value)) < kTolerance;
    found.values.push_back(std::llround(value));
  }
  if (!whole) {
    found.values.clear();
    if (component.numbers.size() > kFirstTableSize) return found;
    objective.assign(model.columns(), 0);
    WholePoint branched = maximise_whole(model, objective, kNodes);
    if (branched.outcome == LinearProgram::Outcome::infeasible)
      return {FoundTable::Outcome::impossible, {}};
    found.values = std::move(branched.point);
  }
  if (!found.values.empty()) found.outcome = FoundTable::Outcome::found;
  return found;
}

Bounder::Bounder(Explorer& explorer, const Component& component, std::span<const Box> narrowed)
    : explorer_(explorer), component_(component), narrowed_(narrowed) {}

bool Bounder::take(std::span<const double> point) {
  Move move;
  for (std::size_t i = 0; i < point.size(); ++i) {
    const double nearest = std::round(point[i]);
    if (std::abs(point[i] - nearest) > kTolerance) return false;
    if (nearest != 0) move.push_back({component_.numbers[i], static_cast<std::int64_t>(nearest)});
  }
  return explorer_.record(std::move(move));
}

double Bounder::extreme(std::span<const std::uint32_t> numbers, double sign) {
  if (!program_) {
    model_ =
        model_of(explorer_.facts(), component_, narrowed_, explorer_.left_out(), explorer_.base());
    program_.emplace(model_);
    objective_.assign(model_.columns(), 0);
  }
  const auto place = [&](std::uint32_t number) {
    return static_cast<std::size_t>(std::ranges::lower_bound(component_.numbers, number) -
                                    component_.numbers.begin());
  };
  for (const std::uint32_t number : numbers) objective_[place(number)] = sign;
  const auto outcome = program_->maximise(objective_);
  for (const std::uint32_t number : numbers) objective_[place(number)] = 0;
  if (outcome != LinearProgram::Outcome::optimal) return kFar;
  take(program_->point());
  return program_->value();
}

/// One end of the box of a number.
std::int64_t Bounder::side(std::uint32_t number, bool most) {
  const Box& box = narrowed_[number];
  const std::int64_t base = explorer_.base()[number];
  const auto reached = [&] {
    return most ? explorer_.reach(number).most : explorer_.reach(number).least;
  };
  std::int64_t end = most ? box.most : box.least;
  if (reached() == end) return end;
  const double value = extreme({&number, 1}, most ? 1 : -1);
  const auto change = static_cast<std::int64_t>(std::floor(value + kTolerance));
  end = most ? std::min(end, base + change) : std::max(end, base - change);
  if (reached() == end || component_.numbers.size() > kWholeSize) return end;
  std::vector<double> objective(model_.columns(), 0);
  const auto place =
      std::ranges::lower_bound(component_.numbers, number) - component_.numbers.begin();
  objective[static_cast<std::size_t>(place)] = most ? 1 : -1;
  const WholePoint found = maximise_whole(model_, objective, kNodes);
  if (found.point.empty()) return end;
  take(std::vector<double>(found.point.begin(), found.point.end()));
  return found.best ? reached() : end;
}

Box Bounder::bound(std::uint32_t number) {
  const std::int64_t most = side(number, true);
  return {side(number, false), most};
}

Box Bounder::bound(std::span<const std::uint32_t> numbers) {
  std::int64_t base = 0;
  Box box{0, 0};
  for (const std::uint32_t number : numbers) {
    base += explorer_.base()[number];
    box.least += narrowed_[number].least;
    box.most += narrowed_[number].most;
  }
  const auto up = static_cast<std::int64_t>(std::floor(extreme(numbers, 1) + kTolerance));
  const auto down = static_cast<std::int64_t>(std::floor(extreme(numbers, -1) + kTolerance));
  return {std::max(box.least, base - down), std::min(box.most, base + up)};
}

}  // namespace renga::disclosure
