#include "disclosure/second_look.hpp"

#include "disclosure/narrowing.hpp"

#include <algorithm>
#include <map>

namespace renga::disclosure {
namespace {

/// So much work for one component, so that one without an end is given up.
constexpr std::int64_t kStepsPerTable = 50;
/// Hidden numbers that are tried by hand.
constexpr std::size_t kMostNumbers = 24;

/// One component: number after number takes every value that the sums of what was chosen so far and
/// of what can still come allow.
class Trial {
 public:
  Trial(const Audit& audit, const Component& component, std::int64_t tables)
      : audit_(audit), component_(component), tables_(tables), steps_(tables * kStepsPerTable) {
    for (const std::uint32_t place : component.relations)
      if (!std::ranges::binary_search(audit.left_out, place)) add_row(place);
    values_.assign(component.numbers.size(), 0);
    shown_.assign(component.numbers.size(), Box{kNoBound, -1});
  }

  /// Whether all tables were tried.
  bool run() {
    choose(0);
    return tables_ >= 0 && steps_ >= 0;
  }

  Box shown(std::size_t place) const { return shown_[place]; }

 private:
  struct Row {
    Box box;
    std::int64_t sum = 0;               ///< of what is printed and chosen
    std::vector<std::int64_t> factors;  ///< by number of the component
  };

  void add_row(std::uint32_t place) {
    const Relation& relation = audit_.system->relations[place];
    Row row{.box = relation.box,
            .sum = 0,
            .factors = std::vector<std::int64_t>(component_.numbers.size(), 0)};
    for (const Term& term : audit_.system->terms_of(relation)) {
      const auto at = std::ranges::lower_bound(component_.numbers, term.number);
      if (at != component_.numbers.end() && *at == term.number)
        row.factors[static_cast<std::size_t>(at - component_.numbers.begin())] = term.factor;
      else
        row.sum += term.factor * audit_.believed[term.number].least;
    }
    rows_.push_back(std::move(row));
  }

  const Box& believed(std::size_t place) const {
    return audit_.believed[component_.numbers[place]];
  }

  /// Least and most that the numbers behind a place can add to a row.
  Box rest_of(const Row& row, std::size_t place) const {
    Box rest{0, 0};
    for (std::size_t i = place + 1; i < row.factors.size(); ++i) {
      if (row.factors[i] == 0) continue;
      const std::int64_t low = row.factors[i] * believed(i).least;
      const std::int64_t high = row.factors[i] * believed(i).most;
      rest.least += std::min(low, high);
      rest.most += std::max(low, high);
    }
    return rest;
  }

  /// The values of a number for which every row can still come out right.
  Box values_of(std::size_t place) const {
    Box values = believed(place);
    for (const Row& row : rows_) {
      const std::int64_t factor = row.factors[place];
      if (factor == 0) continue;
      const Box rest = rest_of(row, place);
      const std::int64_t low = row.box.least - row.sum - rest.most;
      const std::int64_t high = row.box.most - row.sum - rest.least;
      const std::int64_t size = std::abs(factor);
      const std::int64_t from = factor > 0 ? low : -high;
      const std::int64_t to = factor > 0 ? high : -low;
      values.least = std::max(values.least, from >= 0 ? (from + size - 1) / size : -(-from / size));
      values.most = std::min(values.most, to >= 0 ? to / size : -((-to + size - 1) / size));
    }
    return values;
  }

  void choose(std::size_t place) {
    if (place == values_.size()) return take();
    const Box values = values_of(place);
    for (std::int64_t value = values.least; value <= values.most; ++value) {
      if (tables_ < 0 || --steps_ < 0) return;
      values_[place] = value;
      for (Row& row : rows_) row.sum += row.factors[place] * value;
      choose(place + 1);
      for (Row& row : rows_) row.sum -= row.factors[place] * value;
    }
  }

  void take() {
    for (const Row& row : rows_)
      if (!row.box.holds(row.sum)) return;
    --tables_;
    for (std::size_t i = 0; i < values_.size(); ++i) {
      shown_[i].least = std::min(shown_[i].least, values_[i]);
      shown_[i].most = std::max(shown_[i].most, values_[i]);
    }
  }

  const Audit& audit_;
  const Component& component_;
  std::int64_t tables_;
  std::int64_t steps_;
  std::vector<Row> rows_;
  std::vector<std::int64_t> values_;
  std::vector<Box> shown_;
};

/// Exact bounds are what the tables show; others lie outside what was proved and inside what was
/// narrowed.
bool agrees(const Bound& bound, const Box& shown) {
  if (shown.empty()) return false;
  if (bound.exact()) return bound.box == shown;
  return bound.box.least <= shown.least && shown.most <= bound.box.most &&
         shown.least <= bound.reach.least && bound.reach.most <= shown.most;
}

}  // namespace

SecondLook second_look(const Audit& audit, std::int64_t tables) {
  SecondLook look;
  if (!audit.system) return look;
  std::vector<bool> left_out(audit.system->relations.size(), false);
  for (const std::uint32_t relation : audit.left_out) left_out[relation] = true;
  std::map<std::uint32_t, const Bound*> bounds;
  for (const Bound& bound : audit.bounds) bounds.emplace(bound.number, &bound);
  for (const Component& component : components_of(*audit.system, audit.believed, left_out)) {
    if (component.relations.empty()) continue;
    ++look.components;
    if (component.numbers.size() > kMostNumbers) continue;
    Trial trial(audit, component, tables);
    if (!trial.run()) continue;
    ++look.tried;
    for (std::size_t i = 0; i < component.numbers.size(); ++i) {
      const std::uint32_t number = component.numbers[i];
      const auto bound = bounds.find(number);
      if (bound == bounds.end() || audit.system->cells_of(number).empty()) continue;
      ++look.numbers;
      if (!agrees(*bound->second, trial.shown(i)))
        look.disagreeing.push_back(audit.system->cells_of(number).front());
    }
  }
  return look;
}

}  // namespace renga::disclosure
