#include "disclosure/limits.hpp"
#include "disclosure/protector.hpp"

#include <algorithm>
#include <cmath>

// The fewest bits that protect a small system, by the cuts of Fischetti and Salazar (Management
// Science 47, 2001): a program of yes and no (hidden or not) learns, from the dual prices of every
// number that turns out to be narrowed, what would have to be hidden to open it.

namespace renga::disclosure {
namespace {

/// Bounded work, so that the answer depends on no clock.
constexpr int kNodes = 400;
constexpr std::size_t kRounds = 60;
constexpr double kTiny = 1e-7;
/// A dual price below this is one of the room that numbers are given, not of a relation.
constexpr double kPrice = 1e-2;
constexpr double kRoom = 1e5;

/// coefficients · hidden ≥ least
struct Cut {
  std::vector<double> coefficients;
  double least = 0;
};

class Fewest {
 public:
  /// `values` and `wanted` by number; `can` tells which numbers may be hidden, `must` which are.
  Fewest(const System& system, const Rules& rules, const Explorer& explorer, std::vector<bool> can,
         std::vector<bool> must, std::vector<double> costs)
      : system_(system),
        rules_(rules),
        explorer_(explorer),
        can_(std::move(can)),
        must_(std::move(must)),
        costs_(std::move(costs)) {
    for (std::uint32_t r = 0; r < system_.relations.size(); ++r) add_row(r);
    for (std::uint32_t i = 0; i < can_.size(); ++i) add_column(i);
    for (std::uint32_t r = 0; r < system_.relations.size(); ++r) add_sum_cuts(r);
  }

  /// The cheapest numbers to hide if they cost less than `incumbent`; an empty answer and `done`
  /// where nothing cheaper is enough.
  struct Answer {
    bool done = false;
    std::vector<std::uint32_t> numbers;
  };
  Answer find(double incumbent) {
    for (std::size_t round = 0; round < kRounds; ++round) {
      bool none = false;
      const auto hidden = cheapest(incumbent, none);
      if (none) return {.done = true, .numbers = {}};
      if (!hidden) return {};
      if (add_cuts(*hidden)) continue;
      Answer answer{.done = true, .numbers = {}};
      for (std::uint32_t i = 0; i < hidden->size(); ++i)
        if ((*hidden)[i]) answer.numbers.push_back(i);
      return answer;
    }
    return {};
  }

 private:
  void add_row(std::uint32_t place) {
    rows_.push_back(-1);
    if (explorer_.left_out(place)) return;
    const Relation& relation = system_.relations[place];
    std::int64_t sum = 0;
    if (!relation.exact())
      for (const Term& term : system_.terms_of(relation))
        sum += term.factor * explorer_.base()[term.number];
    rows_.back() = static_cast<int>(moves_.row_least.size());
    moves_.row_least.push_back(relation.exact() ? 0
                                                : static_cast<double>(relation.box.least - sum));
    moves_.row_most.push_back(relation.exact() ? 0 : static_cast<double>(relation.box.most - sum));
  }

  void add_column(std::uint32_t number) {
    for (const auto& [relation, factor] : system_.uses_of(number)) {
      if (rows_[relation] < 0) continue;
      moves_.rows.push_back(rows_[relation]);
      moves_.factors.push_back(static_cast<double>(factor));
    }
    moves_.end_column(0, 0);
  }

  double down_of(std::uint32_t number) const {
    const Box& box = explorer_.boxes()[number];
    const std::int64_t least = box.fixed() ? std::min<std::int64_t>(1, box.least) : box.least;
    return static_cast<double>(explorer_.base()[number] - least);
  }
  double up_of(std::uint32_t number) const {
    const Box& box = explorer_.boxes()[number];
    if (box.fixed()) return kRoom;
    return std::min(kRoom, static_cast<double>(box.most - explorer_.base()[number]));
  }
  double step_of(std::uint32_t number) const {
    return static_cast<double>(values_wanted(system_.numbers[number].limit, rules_) - 1);
  }

  /// What the hidden parts of a sum make up together is not small, or the whole is hidden (CHK-36).
  void add_sum_cuts(std::uint32_t place) {
    const Relation& relation = system_.relations[place];
    if (relation.kind != Relation::Kind::sum || rows_[place] < 0) return;
    const auto terms = system_.terms_of(relation);
    for (const Term& one : terms.subspan(1)) {
      const std::int64_t limit = system_.numbers[one.number].limit;
      if (!may(one.number) || limit == 0) continue;
      const auto enough = static_cast<double>(limit == kNeverShown ? rules_.patients_min : limit);
      Cut cut{.coefficients = std::vector<double>(can_.size(), 0), .least = 0};
      for (const Term& term : terms) {
        if (!may(term.number)) continue;
        const auto value = static_cast<double>(explorer_.base()[term.number]);
        cut.coefficients[term.number] =
            term.number == terms[0].number ? enough : std::min(value, enough);
      }
      cut.coefficients[one.number] -= enough;
      // Hidden zeros that the reader knows do not ask for anything.
      if (explorer_.base()[one.number] > 0) cuts_.push_back(std::move(cut));
    }
  }

  bool may(std::uint32_t number) const { return can_[number] || must_[number]; }

  /// The cheapest choice that all cuts allow and that costs less than the incumbent; `none` where
  /// there is none.
  std::optional<std::vector<bool>> cheapest(double incumbent, bool& none) const {
    LinearModel model;
    std::vector<double> objective;
    for (const Cut& cut : cuts_) {
      double least = cut.least;
      for (std::size_t i = 0; i < can_.size(); ++i)
        if (must_[i]) least -= cut.coefficients[i];
      model.row_least.push_back(least);
      model.row_most.push_back(2 * kUnlimited);
    }
    const auto price = static_cast<int>(model.row_least.size());
    model.row_least.push_back(-2 * kUnlimited);
    model.row_most.push_back(incumbent - 1);
    std::vector<std::uint32_t> columns;
    for (std::uint32_t i = 0; i < can_.size(); ++i) {
      if (!can_[i] || must_[i]) continue;
      for (std::size_t c = 0; c < cuts_.size(); ++c) {
        if (cuts_[c].coefficients[i] == 0) continue;
        model.rows.push_back(static_cast<int>(c));
        model.factors.push_back(cuts_[c].coefficients[i]);
      }
      model.rows.push_back(price);
      model.factors.push_back(costs_[i]);
      model.end_column(0, 1);
      objective.push_back(-costs_[i]);
      columns.push_back(i);
    }
    std::vector<bool> hidden = must_;
    if (columns.empty()) return hidden;
    const WholePoint found = maximise_whole(model, objective, kNodes);
    none = found.outcome == LinearProgram::Outcome::infeasible;
    if (!found.best) return std::nullopt;
    for (std::size_t c = 0; c < columns.size(); ++c)
      if (found.point[c] > 0) hidden[columns[c]] = true;
    return hidden;
  }

  /// One cut for every hidden number that this choice narrows; false where there is none.
  bool add_cuts(const std::vector<bool>& hidden) {
    LinearModel model = moves_;
    for (std::uint32_t i = 0; i < hidden.size(); ++i)
      if (hidden[i]) {
        model.column_least[i] = -down_of(i);
        model.column_most[i] = up_of(i);
      }
    LinearProgram program(model);
    std::vector<double> objective(hidden.size(), 0);
    bool added = false;
    for (std::uint32_t k = 0; k < hidden.size(); ++k) {
      if (!hidden[k] || system_.numbers[k].limit == 0) continue;
      Cut cut{.coefficients = std::vector<double>(hidden.size(), 0), .least = 0};
      double open = 0;
      for (const double sign : {1.0, -1.0}) {
        objective[k] = sign;
        const auto outcome = program.maximise(objective);
        objective[k] = 0;
        if (outcome != LinearProgram::Outcome::optimal) return added;
        open += program.value();
        if (open < step_of(k)) price(program.prices(), k, sign, cut);
      }
      if (open >= step_of(k) - kTiny) continue;
      close_cut(k, cut);
      added = true;
    }
    return added;
  }

  void price(std::span<const double> prices, std::uint32_t target, double sign, Cut& cut) const {
    for (std::uint32_t i = 0; i < can_.size(); ++i) {
      if (!may(i)) continue;
      double cost = i == target ? sign : 0;
      for (const auto& [relation, factor] : system_.uses_of(i))
        if (rows_[relation] >= 0)
          cost -= prices[static_cast<std::size_t>(rows_[relation])] * static_cast<double>(factor);
      if (cost > kPrice)
        cut.coefficients[i] += cost * up_of(i);
      else if (cost < -kTiny)
        cut.coefficients[i] -= cost * down_of(i);
    }
  }

  /// coefficients of the others ≥ (step − own) × hidden(target), each cut down to what is enough.
  void close_cut(std::uint32_t target, Cut& cut) {
    const double missing = step_of(target) - cut.coefficients[target];
    cut.coefficients[target] = 0;
    for (double& coefficient : cut.coefficients) coefficient = std::min(coefficient, missing);
    cut.coefficients[target] = -missing;
    cuts_.push_back(std::move(cut));
  }

  const System& system_;
  const Rules& rules_;
  const Explorer& explorer_;
  std::vector<bool> can_;
  std::vector<bool> must_;
  std::vector<double> costs_;
  std::vector<int> rows_;  ///< by relation; -1 where left out
  LinearModel moves_;
  std::vector<Cut> cuts_;
};

}  // namespace

/// Replaces what was found quickly by the fewest bits, where that can be proved.
bool Protector::hide_fewest() {
  const std::size_t size = system_.numbers.size();
  std::vector<bool> can(size, false);
  std::vector<bool> must(size, false);
  std::vector<double> costs(size, 0);
  std::size_t choices = 0;
  double incumbent = 0;
  for (std::uint32_t i = 0; i < size; ++i) {
    const auto found = chosen_.find(i);
    const bool secondary = found != chosen_.end() && found->second.reason == Reason::secondary;
    must[i] = hidden(i) && !secondary;
    can[i] = secondary || (can_hide(i) && explorer_.base()[i] > 0);
    costs[i] = static_cast<double>(cost(i));
    choices += can[i] ? 1 : 0;
    if (secondary) incumbent += costs[i];
  }
  if (choices > options_.optimal_size) return false;
  if (incumbent == 0) return true;
  Fewest fewest(system_, rules_, explorer_, std::move(can), std::move(must), std::move(costs));
  const auto answer = fewest.find(incumbent);
  return answer.done && (answer.numbers.empty() || exchange(answer.numbers));
}

/// Hides these numbers in the place of the secondary ones, and goes back where that is not enough.
bool Protector::exchange(const std::vector<std::uint32_t>& numbers) {
  const auto before = chosen_;
  const auto set_to = [this](const std::map<std::uint32_t, Hidden>& wanted) {
    for (const auto& [number, found] : std::map(chosen_))
      if (!wanted.contains(number)) {
        explorer_.close(number);
        chosen_.erase(number);
      }
    for (const auto& [number, found] : wanted)
      if (!chosen_.contains(number)) hide(number, found.reason, found.protects);
    waiting_sums_.clear();
    bool open = true;
    for (std::uint32_t i = 0; i < system_.numbers.size(); ++i)
      open = open && (!hidden(i) || explorer_.explore(i, kAll));
    return open;
  };
  std::map<std::uint32_t, Hidden> after;
  for (const auto& [number, found] : chosen_)
    if (found.reason == Reason::primary) after[number] = found;
  for (const std::uint32_t number : numbers)
    if (!hidden(number) || (chosen_.contains(number) && !after.contains(number)))
      after[number] = {number, Reason::secondary, first_beside(number)};
  if (set_to(after)) return true;
  set_to(before);
  return false;
}

/// A primary number of the same sum, to name as the one that is protected.
std::uint32_t Protector::first_beside(std::uint32_t number) const {
  for (const auto& [relation, factor] : system_.uses_of(number))
    for (const Term& term : system_.terms_of(system_.relations[relation])) {
      const auto found = chosen_.find(term.number);
      if (found != chosen_.end() && found->second.reason == Reason::primary) return term.number;
    }
  for (const auto& [primary, found] : chosen_)
    if (found.reason == Reason::primary) return primary;
  return number;
}

}  // namespace renga::disclosure
