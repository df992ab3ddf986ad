#include "disclosure/part_sums.hpp"

#include "disclosure/limits.hpp"

#include <algorithm>
#include <bit>
#include <set>

namespace renga::disclosure {
namespace {

/// Lines with more hidden parts have too many sums of some of them.
constexpr std::size_t kMostParts = 8;

class PartSums {
 public:
  PartSums(Explorer& explorer, const Component& component, std::span<const Box> outer,
           const Rules& rules)
      : explorer_(explorer),
        component_(component),
        outer_(outer),
        rules_(rules),
        bounder_(explorer, component, outer) {}

  std::vector<PartSum> find() {
    for (const std::uint32_t relation : component_.relations) {
      const Relation& line = explorer_.facts().relations[relation];
      if (line.kind != Relation::Kind::sum || explorer_.left_out(relation)) continue;
      look_along(relation);
    }
    return std::move(found_);
  }

 private:
  void look_along(std::uint32_t relation) {
    std::vector<std::uint32_t> parts;
    const System& facts = explorer_.facts();
    for (const Term& term : facts.terms_of(facts.relations[relation]).subspan(1))
      if (!outer_[term.number].fixed()) parts.push_back(term.number);
    if (parts.size() < 3 || parts.size() > kMostParts) return;
    const unsigned all = (1U << parts.size()) - 1;
    std::vector<unsigned> told;
    for (unsigned chosen = 1; chosen < all; ++chosen) {
      if (std::popcount(chosen) < 2) continue;
      // What is told of some is no news of these and others.
      if (std::ranges::any_of(told, [&](unsigned less) { return (less & chosen) == less; }))
        continue;
      std::vector<std::uint32_t> numbers;
      for (std::size_t i = 0; i < parts.size(); ++i)
        if ((chosen >> i & 1U) != 0) numbers.push_back(parts[i]);
      if (look_at(relation, numbers)) told.push_back(chosen);
    }
  }

  std::int64_t limit_of(const std::vector<std::uint32_t>& numbers) const {
    std::int64_t limit = 0;
    for (const std::uint32_t number : numbers) {
      const std::int64_t own = explorer_.facts().numbers[number].limit;
      limit = std::max(limit, own == kNeverShown ? rules_.patients_min : own);
    }
    return limit;
  }

  bool look_at(std::uint32_t relation, const std::vector<std::uint32_t>& numbers) {
    const std::int64_t limit = limit_of(numbers);
    const std::int64_t wanted = values_wanted(limit, rules_);
    std::int64_t base = 0;
    for (const std::uint32_t number : numbers) {
      base += explorer_.base()[number];
      // A number that is narrowed by itself is a finding already.
      if (outer_[number].values() < wanted) return false;
    }
    if (limit == 0 || base <= 0 || base >= limit + wanted) return false;
    if (spread_of(numbers) >= wanted - 1) return false;
    const Box box = bounder_.bound(numbers);
    if (box.values() >= wanted || box.least >= limit || box.most <= 0) return false;
    found_.push_back({relation, numbers, box});
    return true;
  }

  /// How far the known tables take the sum.
  std::int64_t spread_of(const std::vector<std::uint32_t>& numbers) const {
    std::set<std::int32_t> moves;
    for (const std::uint32_t number : component_.numbers) {
      const Reach& reach = explorer_.reach(number);
      moves.insert(reach.least_move);
      moves.insert(reach.most_move);
    }
    std::int64_t least = 0;
    std::int64_t most = 0;
    for (const std::int32_t place : moves) {
      if (place == kBase) continue;
      std::int64_t change = 0;
      for (const Step& step : explorer_.moves()[static_cast<std::size_t>(place)])
        if (std::ranges::find(numbers, step.number) != numbers.end()) change += step.change;
      least = std::min(least, change);
      most = std::max(most, change);
    }
    return most - least;
  }

  Explorer& explorer_;
  const Component& component_;
  std::span<const Box> outer_;
  const Rules& rules_;
  Bounder bounder_;
  std::vector<PartSum> found_;
};

}  // namespace

std::vector<PartSum> part_sums_of(Explorer& explorer, const Component& component,
                                  std::span<const Box> outer, const Rules& rules) {
  return PartSums(explorer, component, outer, rules).find();
}

}  // namespace renga::disclosure
