#include "anonymize/frontier.hpp"

#include "anonymize/lattice.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace renga::anonymize {
namespace {

constexpr std::array<std::int64_t, 8> kUsualK = {2, 3, 5, 10, 15, 20, 50, 100};
/// Whoever suppresses more than this should change the policy.
constexpr std::int64_t kMostSuppressed = 5;  ///< one in so many
constexpr std::int64_t kMostNodes = 100'000;
/// A search looks at some tens of nodes at the least; where even these are too much, there is none.
constexpr std::int64_t kFewestNodes = 100;

std::set<std::int64_t> all_k(const SearchGoals& wanted) {
  std::set<std::int64_t> all(kUsualK.begin(), kUsualK.end());
  if (wanted.goals.k) all.insert(*wanted.goals.k);
  return all;
}

class Points {
 public:
  Points(const SearchData& data, const SearchGoals& wanted)
      : judge_(data),
        wanted_(wanted),
        suppressed_max_(std::max(wanted.suppressed_max, data.all_persons() / kMostSuppressed)) {}

  std::int64_t cost() const { return judge_.cost(); }

  void take(const Levels& levels) {
    const Division division = judge_.divide(levels);
    Goals mixed = wanted_.goals;
    mixed.k.reset();
    const std::vector<char> not_mixed = judge_.failing(division, mixed);
    const std::vector<char> nobody(division.sizes.size(), 0);
    const double columns = judge_.losses(levels, division, nobody).at(wanted_.loss);
    for (const std::int64_t k : all_k(wanted_)) {
      const std::vector<char> failing = with_small(division, not_mixed, k);
      const std::int64_t suppressed = judge_.persons_in(division, failing);
      if (suppressed > suppressed_max_) continue;
      if (suppressed > 0 && !judge_.close_without(division, failing, mixed)) continue;
      if (!Judge::all_present(division, failing, mixed)) continue;
      points_.push_back({k, suppressed, columns, columns, levels});
    }
  }

  /// Those that nothing beats.
  std::vector<FrontierPoint> best() {
    std::ranges::sort(points_, [](const FrontierPoint& one, const FrontierPoint& other) {
      return std::tie(one.k, one.suppressed, one.columns, one.levels) <
             std::tie(other.k, other.suppressed, other.columns, other.levels);
    });
    std::vector<FrontierPoint> best;
    for (FrontierPoint& point : points_)
      if (best.empty() || best.back().k != point.k || point.columns < best.back().columns)
        best.push_back(std::move(point));
    for (FrontierPoint& point : best) point.loss = loss_at(point);
    return best;
  }

 private:
  static std::vector<char> with_small(const Division& division, std::vector<char> failing,
                                      std::int64_t k) {
    for (std::size_t i = 0; i < failing.size(); ++i)
      if (division.sizes[i] < k) failing[i] = 1;
    return failing;
  }
  double loss_at(const FrontierPoint& point) const {
    Goals goals = wanted_.goals;
    goals.k = point.k;
    const Division division = judge_.divide(point.levels);
    return judge_.losses(point.levels, division, judge_.failing(division, goals)).at(wanted_.loss);
  }

  Judge judge_;
  const SearchGoals& wanted_;
  std::int64_t suppressed_max_;
  std::vector<FrontierPoint> points_;
};

/// Where the lattice is too large to look at every node: what a search finds for each k.
std::vector<FrontierPoint> found_for_each_k(const SearchData& data, const SearchGoals& wanted,
                                            std::int64_t most_work) {
  std::vector<FrontierPoint> points;
  for (const std::int64_t k : all_k(wanted)) {
    SearchGoals goals = wanted;
    goals.goals.k = k;
    SearchLimits limits;
    limits.work = most_work / std::ssize(kUsualK);
    const SearchOutcome found = search(data, goals, limits);
    if (const auto& best = found.best)
      points.push_back({k, best->suppressed, best->columns, best->loss, best->levels});
  }
  return points;
}

}  // namespace

Frontier frontier_of(const SearchData& data, const SearchGoals& wanted, std::int64_t most_work) {
  const Lattice lattice(data, Levels(data.columns.size(), 0));
  Points points(data, wanted);
  const std::int64_t most =
      std::min(kMostNodes, most_work / std::max<std::int64_t>(1, points.cost()));
  const std::optional<std::int64_t> size = lattice.size(most);
  if (!size && points.cost() > most_work / kFewestNodes) return {};
  if (!size) return {found_for_each_k(data, wanted, most_work), false};
  for (std::int64_t node = 0; node < *size; ++node) points.take(lattice.levels_of(node));
  return {points.best(), true};
}

}  // namespace renga::anonymize
