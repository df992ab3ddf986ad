#include "anonymize/search.hpp"

#include "anonymize/lattice.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace renga::anonymize {
namespace {

/// What is known of a node without, or after, judging it.
enum Tag : std::uint8_t {
  kMisses = 1,   ///< more persons than allowed miss the monotone part of the goals
  kReaches = 2,  ///< no more than allowed do
  kWorse = 4,    ///< it loses no less than a node that was found
};

/// What each column alone contributes to the loss at each level: the contributions of a node add up
/// to its loss while nobody is suppressed, where the measure is a sum over columns. For the other
/// measures they order the nodes and say nothing more.
std::vector<std::vector<double>> contributions(const Judge& judge, Loss loss) {
  const auto& columns = judge.column_losses();
  const auto count = static_cast<double>(columns.size());
  double bits = 0;
  for (const auto& levels : columns) bits += levels.front().bits;
  std::vector<std::vector<double>> parts;
  for (const auto& levels : columns) {
    parts.emplace_back();
    for (const ColumnLoss& level : levels) {
      if (loss == Loss::non_uniform_entropy)
        parts.back().push_back(bits > 0 ? level.bits_lost / bits : 0);
      else if (loss == Loss::granularity)
        parts.back().push_back(level.granularity / count);
      else
        parts.back().push_back(level.entropy / count);
    }
  }
  return parts;
}

class Walk {
 public:
  Walk(const SearchData& data, const SearchGoals& wanted, const SearchLimits& limits)
      : data_(data),
        wanted_(wanted),
        limits_(limits),
        judge_(data),
        monotone_(monotone_part(data, wanted.goals, wanted.suppressed_max)),
        by_column_(row_of(wanted.loss).by_column),
        contributions_(contributions(judge_, wanted.loss)) {}

  SearchOutcome run() {
    const Lattice whole(data_, Levels(data_.columns.size(), 0));
    outcome_.nodes = whole.size();
    outcome_.monotone = all_monotone();
    const Levels top = whole.highest();
    if (!reaches_part(top)) return finish(true);
    const Lattice lattice(data_, lowest_levels(top));
    descend(lattice, top);
    const std::optional<std::int64_t> size = lattice.size(limits_.nodes);
    if (!size) {
      outcome_.bound = bound_at(lattice.lowest());
      return finish(false);
    }
    tags_.assign(static_cast<std::size_t>(*size), 0);
    if (has_part()) tag_all(lattice);
    return finish(take_in_order(lattice));
  }

 private:
  bool has_part() const { return monotone_.any(); }
  bool all_monotone() const { return wanted_.suppressed_max == 0 || !beyond_part(); }
  /// Whether the goals hold more than the monotone part.
  bool beyond_part() const {
    const Goals& goals = wanted_.goals;
    return goals.l_distinct != monotone_.l_distinct || goals.l_entropy || goals.l_recursive ||
           goals.t_equal || goals.t_ordered || goals.delta_presence;
  }
  bool exhausted() const { return outcome_.judged * judge_.cost() >= limits_.work; }

  double sum_at(const Levels& levels) const {
    double sum = 0;
    for (std::size_t i = 0; i < levels.size(); ++i)
      sum += contributions_[i][static_cast<std::size_t>(levels[i])];
    return sum;
  }

  /// What every node from here upwards loses at least.
  double bound_at(const Levels& levels) const {
    if (by_column_) return sum_at(levels);
    const Division division = judge_.divide(levels);
    return judge_.losses(levels, division, std::vector<char>(division.sizes.size(), 0))
        .at(wanted_.loss);
  }

  bool reaches_part(const Levels& levels) {
    if (!has_part()) return true;
    ++outcome_.judged;
    const Division division = judge_.divide(levels);
    return judge_.persons_in(division, judge_.failing(division, monotone_)) <=
           wanted_.suppressed_max;
  }

  /// The finest level of each column at which the goals can be reached at all: where all others are
  /// as coarse as can be. No node below can reach them (ANP-77).
  Levels lowest_levels(const Levels& top) {
    Levels lowest(top.size(), 0);
    if (!has_part()) return lowest;
    for (std::size_t i = 0; i < top.size(); ++i) {
      int misses = -1;
      int reaches = top[i];
      while (reaches - misses > 1) {
        Levels levels = top;
        levels[i] = (misses + reaches) / 2;
        (reaches_part(levels) ? reaches : misses) = levels[i];
      }
      lowest[i] = reaches;
    }
    return lowest;
  }

  /// Judges a node by all goals and keeps it if it is the best so far. Gives what it loses while
  /// nobody is suppressed, and whether it reaches the goals.
  struct Judged {
    bool reached = false;
    double loss = 0;
    double columns = 0;
  };
  Judged judge(const Levels& levels) {
    ++outcome_.judged;
    const Division division = judge_.divide(levels);
    const std::vector<char> failing = judge_.failing(division, wanted_.goals);
    const std::int64_t suppressed = judge_.persons_in(division, failing);
    Judged judged;
    judged.columns = by_column_ ? sum_at(levels) : unsuppressed(levels, division);
    judged.reached = suppressed <= wanted_.suppressed_max &&
                     (suppressed == 0 || judge_.close_without(division, failing, wanted_.goals)) &&
                     Judge::all_present(division, failing, wanted_.goals);
    if (!judged.reached) return judged;
    judged.loss = judge_.losses(levels, division, failing).at(wanted_.loss);
    const auto& best = outcome_.best;
    const bool better = !best || judged.loss < best->loss ||
                        (judged.loss == best->loss && judged.columns < best->columns);
    if (better) outcome_.best = SearchNode{levels, suppressed, judged.loss, judged.columns};
    return judged;
  }
  double unsuppressed(const Levels& levels, const Division& division) const {
    const std::vector<char> nobody(division.sizes.size(), 0);
    return judge_.losses(levels, division, nobody).at(wanted_.loss);
  }

  /// From the top, always to the finer neighbour that reaches the goals with the least loss: finds
  /// a good node at once, and all there is to find in a lattice too large to walk through.
  void descend(const Lattice& lattice, const Levels& top) {
    if (!judge(top).reached) return;
    Levels at = top;
    while (true) {
      std::optional<std::pair<double, Levels>> next;
      for (std::size_t i = 0; i < at.size(); ++i) {
        if (at[i] == lattice.lowest()[i]) continue;
        Levels finer = at;
        --finer[i];
        const Judged judged = judge(finer);
        if (judged.reached && (!next || judged.loss < next->first))
          next.emplace(judged.loss, std::move(finer));
      }
      if (!next) return;
      at = std::move(next->second);
    }
  }

  std::uint8_t& tag(std::int64_t node) { return tags_[static_cast<std::size_t>(node)]; }

  /// Tags a node and all coarser ones.
  void tag_upwards(const Lattice& lattice, std::int64_t from, Tag with) {
    std::vector<std::int64_t> open = {from};
    while (!open.empty()) {
      const std::int64_t node = open.back();
      open.pop_back();
      if ((tag(node) & with) != 0) continue;
      tag(node) = static_cast<std::uint8_t>(tag(node) | with);
      lattice.each_coarser(node, [&](std::int64_t coarser) {
        if ((tag(coarser) & with) == 0) open.push_back(coarser);
      });
    }
  }
  void tag_downwards(const Lattice& lattice, std::int64_t from, Tag with) {
    std::vector<std::int64_t> open = {from};
    while (!open.empty()) {
      const std::int64_t node = open.back();
      open.pop_back();
      if ((tag(node) & with) != 0) continue;
      tag(node) = static_cast<std::uint8_t>(tag(node) | with);
      lattice.each_finer(node, [&](std::int64_t finer) {
        if ((tag(finer) & with) == 0) open.push_back(finer);
      });
    }
  }

  /// A way upwards over nodes of which nothing is known.
  std::vector<std::int64_t> path_from(const Lattice& lattice, std::int64_t node) {
    std::vector<std::int64_t> path = {node};
    while (true) {
      constexpr std::int64_t kNone = -1;
      std::int64_t next = kNone;
      lattice.each_coarser(path.back(), [&](std::int64_t coarser) {
        if (next == kNone && tag(coarser) == 0) next = coarser;
      });
      if (next == kNone) return path;
      path.push_back(next);
    }
  }

  /// Finds out for every node whether it reaches the monotone part, after Kohlmayer et al., "Flash"
  /// (2012): a path from each unknown node upwards is searched by halving, and what is found there
  /// holds for all coarser or all finer nodes.
  void tag_all(const Lattice& lattice) {
    for (std::int64_t node = 0; node < std::ssize(tags_) && !exhausted(); ++node) {
      if (tag(node) != 0) continue;
      const std::vector<std::int64_t> path = path_from(lattice, node);
      std::ptrdiff_t low = 0;
      std::ptrdiff_t high = std::ssize(path);
      while (low < high && !exhausted()) {
        const std::ptrdiff_t middle = (low + high) / 2;
        const std::int64_t at = path[static_cast<std::size_t>(middle)];
        if (reaches_part(lattice.levels_of(at))) {
          tag_upwards(lattice, at, kReaches);
          high = middle;
        } else {
          tag_downwards(lattice, at, kMisses);
          low = middle + 1;
        }
      }
    }
  }

  struct Candidate {
    double columns = 0;
    std::int64_t node = 0;
  };
  std::vector<Candidate> candidates(const Lattice& lattice) {
    std::vector<Candidate> candidates;
    for (std::int64_t node = 0; node < std::ssize(tags_); ++node)
      if ((tag(node) & kMisses) == 0) candidates.push_back({sum_at(lattice.levels_of(node)), node});
    std::ranges::stable_sort(candidates, {}, &Candidate::columns);
    return candidates;
  }

  /// Judges what may still be the best, in the order of the loss of the columns alone. A measure
  /// that is a sum over columns ends the walk where that loss reaches the best; any other measure
  /// takes away the nodes above one that loses no less before anybody is suppressed. True where the
  /// walk came to its end.
  bool take_in_order(const Lattice& lattice) {
    for (const Candidate& candidate : candidates(lattice)) {
      const auto& best = outcome_.best;
      if (by_column_ && best && candidate.columns >= best->loss) return true;
      if ((tag(candidate.node) & kWorse) != 0) continue;
      if (exhausted()) {
        outcome_.bound = by_column_ ? candidate.columns : bound_at(lattice.lowest());
        return false;
      }
      const Judged judged = judge(lattice.levels_of(candidate.node));
      if (!by_column_ && best && judged.columns >= best->loss)
        tag_upwards(lattice, candidate.node, kWorse);
    }
    return true;
  }

  SearchOutcome finish(bool complete) {
    outcome_.optimal = complete;
    if (outcome_.best && (complete || outcome_.bound > outcome_.best->loss))
      outcome_.bound = outcome_.best->loss;
    return outcome_;
  }

  const SearchData& data_;
  const SearchGoals& wanted_;
  const SearchLimits& limits_;
  Judge judge_;
  Goals monotone_;
  bool by_column_;
  std::vector<std::vector<double>> contributions_;
  std::vector<std::uint8_t> tags_;
  SearchOutcome outcome_;
};

bool everybody_has_one(const SensitiveValues& sensitive) {
  return std::ranges::adjacent_find(sensitive.first) == sensitive.first.end();
}

}  // namespace

Goals monotone_part(const SearchData& data, const Goals& goals, std::int64_t suppressed_max) {
  if (suppressed_max == 0) return goals;
  Goals part;
  part.k = goals.k;
  // A class without a value stays; joined to one that has too few values it would not.
  if (std::ranges::all_of(data.sensitive, &everybody_has_one)) part.l_distinct = goals.l_distinct;
  part.k_map = goals.k_map;
  return part;
}

SearchOutcome search(const SearchData& data, const SearchGoals& wanted,
                     const SearchLimits& limits) {
  return Walk(data, wanted, limits).run();
}

}  // namespace renga::anonymize
