#include "disclosure/part_sums.hpp"

#include "disclosure/limits.hpp"

#include <algorithm>
#include <bit>

namespace renga::disclosure {
namespace {

/// Lines with more hidden parts have too many sums of some of them: of those only two and three
/// parts are looked at.
constexpr std::size_t kMostParts = 8;
/// In a large component so many programs for the whole are solved, if it is no larger than that.
constexpr int kWholes = 50;
constexpr std::size_t kWholeSize = 3000;
/// So many sums of one line are looked at.
constexpr std::size_t kMostSums = 20'000;

class PartSums {
 public:
  PartSums(Explorer& explorer, const Component& component, std::span<const Box> outer,
           const Rules& rules, bool large)
      : explorer_(explorer),
        outer_(outer),
        rules_(rules),
        bounder_(explorer, component, outer),
        large_(large),
        wholes_(component.numbers.size() > kWholeSize ? 0 : kWholes) {
    for (const std::uint32_t relation : component.relations) {
      const Relation& line = explorer_.facts().relations[relation];
      if (line.kind != Relation::Kind::sum || explorer_.left_out(relation)) continue;
      look_along(relation);
    }
  }

  PartSumsFound found;

 private:
  using Numbers = std::vector<std::uint32_t>;

  void look_along(std::uint32_t relation) {
    Numbers parts;
    const System& facts = explorer_.facts();
    for (const Term& term : facts.terms_of(facts.relations[relation]).subspan(1))
      if (!outer_[term.number].fixed()) parts.push_back(term.number);
    if (parts.size() < 3) return;
    if (parts.size() <= kMostParts) return look_at_all(relation, parts);
    if (large_) look_at_few(relation, parts);
  }

  void look_at_all(std::uint32_t relation, const Numbers& parts) {
    const unsigned all = (1U << parts.size()) - 1;
    std::vector<unsigned> told;
    for (unsigned chosen = 1; chosen < all; ++chosen) {
      if (std::popcount(chosen) < 2) continue;
      // What is told of some is no news of these and others.
      if (std::ranges::any_of(told, [&](unsigned less) { return (less & chosen) == less; }))
        continue;
      Numbers numbers;
      for (std::size_t i = 0; i < parts.size(); ++i)
        if ((chosen >> i & 1U) != 0) numbers.push_back(parts[i]);
      if (look_at(relation, numbers)) told.push_back(chosen);
    }
  }

  /// Two or three of many, the smallest first; none of them is small with a part that is not.
  void look_at_few(std::uint32_t relation, Numbers parts) {
    std::ranges::stable_sort(parts, {},
                             [this](std::uint32_t part) { return explorer_.base()[part]; });
    std::size_t sums = kMostSums;
    for (std::size_t a = 0; a < parts.size(); ++a)
      for (std::size_t b = a + 1; b < parts.size(); ++b) {
        if (too_many({parts[a], parts[b]})) break;
        if (sums == 0) {
          ++found.undecided;
          return;
        }
        --sums;
        if (look_at(relation, {parts[a], parts[b]})) continue;
        for (std::size_t c = b + 1; c < parts.size() && sums > 0; ++c, --sums) {
          if (too_many({parts[a], parts[b], parts[c]})) break;
          look_at(relation, {parts[a], parts[b], parts[c]});
        }
      }
  }

  std::int64_t limit_of(const Numbers& numbers) const {
    std::int64_t limit = 0;
    for (const std::uint32_t number : numbers) {
      const std::int64_t own = explorer_.facts().numbers[number].limit;
      limit = std::max(limit, own == kNeverShown ? rules_.patients_min : own);
    }
    return limit;
  }

  std::int64_t base_of(const Numbers& numbers) const {
    std::int64_t sum = 0;
    for (const std::uint32_t number : numbers) sum += explorer_.base()[number];
    return sum;
  }

  /// Whether the known table shows that the sum is not both narrow and small.
  bool too_many(const Numbers& numbers) const {
    const std::int64_t limit = std::max(limit_of(numbers), rules_.patients_min);
    return base_of(numbers) >= limit + values_wanted(limit, rules_);
  }

  bool look_at(std::uint32_t relation, const Numbers& numbers) {
    const std::int64_t limit = limit_of(numbers);
    const std::int64_t wanted = values_wanted(limit, rules_);
    const std::int64_t base = base_of(numbers);
    if (limit == 0 || base <= 0 || base >= limit + wanted) return false;
    // A number that is narrowed by itself is a finding already.
    for (const std::uint32_t number : numbers)
      if (outer_[number].values() < wanted) return false;
    if (explorer_.spread_of(numbers, wanted - 1) >= wanted - 1) return false;
    if (large_) {
      if (explorer_.explore_sum(numbers, wanted - 1)) return false;
      if (wholes_ == 0) {
        ++found.undecided;
        return false;
      }
      --wholes_;
    }
    const Box box = bounder_.bound(numbers);
    if (box.values() >= wanted || box.least >= limit || box.most <= 0) return false;
    found.sums.push_back({relation, numbers, box});
    return true;
  }

  Explorer& explorer_;
  std::span<const Box> outer_;
  const Rules& rules_;
  Bounder bounder_;
  bool large_;
  int wholes_;
};

}  // namespace

PartSumsFound part_sums_of(Explorer& explorer, const Component& component,
                           std::span<const Box> outer, const Rules& rules, bool large) {
  return PartSums(explorer, component, outer, rules, large).found;
}

}  // namespace renga::disclosure
