#include "disclosure/hypercubes.hpp"

#include "disclosure/label_sums.hpp"

#include <algorithm>

namespace renga::disclosure {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// An array may have so many places for each cell of its table, and always so many.
constexpr std::size_t kPlacesPerCell = 8;
constexpr std::size_t kPlacesAlways = 100'000;
/// A label moves with at most so many others: a group and its part against another group and its
/// part.
constexpr std::size_t kLabels = 4;
/// Of the labels that can answer the first one so many are tried, and so many of those that can
/// answer an answer; evenly spread.
constexpr std::size_t kFirstSpread = 240;
constexpr std::size_t kSpread = 6;
/// So many corners are looked at for one number.
constexpr std::int64_t kLooks = 200'000;
/// Further than anything has to move.
constexpr std::int64_t kFar = std::int64_t{1} << 40;

struct Signed {
  std::int32_t label = 0;
  std::int64_t factor = 0;
};

/// All short changes of labels that leave every sum of the dimension as it is.
class LabelMoves {
 public:
  LabelMoves(std::size_t labels, std::vector<LabelSum> sums)
      : sums_(std::move(sums)), sums_of_(labels), rests_(sums_.size(), 0) {
    for (std::size_t s = 0; s < sums_.size(); ++s) {
      sums_of_[static_cast<std::size_t>(sums_[s].whole)].push_back({s, -1});
      for (const std::int32_t part : sums_[s].parts)
        sums_of_[static_cast<std::size_t>(part)].push_back({s, 1});
    }
  }

  std::vector<std::vector<Signed>> of(std::int32_t label) {
    found_.clear();
    add({label, 1});
    extend();
    remove();
    std::ranges::stable_sort(found_, {}, [](const auto& move) { return move.size(); });
    return std::move(found_);
  }

 private:
  struct Use {
    std::size_t sum = 0;
    std::int64_t factor = 0;
  };

  void add(Signed step) {
    labels_.push_back(step);
    for (const Use& use : sums_of_[static_cast<std::size_t>(step.label)])
      rests_[use.sum] += use.factor * step.factor;
  }

  void remove() {
    const Signed step = labels_.back();
    labels_.pop_back();
    for (const Use& use : sums_of_[static_cast<std::size_t>(step.label)])
      rests_[use.sum] -= use.factor * step.factor;
  }

  bool has(std::int32_t label) const {
    return std::ranges::find(labels_, label, &Signed::label) != labels_.end();
  }

  std::optional<std::size_t> open_sum() const {
    for (const Signed& step : labels_)
      for (const Use& use : sums_of_[static_cast<std::size_t>(step.label)])
        if (rests_[use.sum] != 0) return use.sum;
    return std::nullopt;
  }

  /// A sum that does not hold is answered by one more label.
  void extend() {
    const auto open = open_sum();
    if (!open) {
      found_.emplace_back(labels_.begin() + 1, labels_.end());
      return;
    }
    const LabelSum& sum = sums_[*open];
    const std::int64_t rest = rests_[*open];
    if (labels_.size() == kLabels || std::abs(rest) != 1) return;
    std::vector<Signed> answers;
    for (const std::int32_t part : sum.parts)
      if (!has(part)) answers.push_back({part, -rest});
    const std::size_t spread = labels_.size() > 1 ? kSpread : kFirstSpread;
    if (answers.size() > spread) {
      for (std::size_t i = 0; i < spread; ++i) answers[i] = answers[i * answers.size() / spread];
      answers.resize(spread);
    }
    if (!has(sum.whole)) answers.push_back({sum.whole, rest});
    for (const Signed& answer : answers) {
      add(answer);
      extend();
      remove();
    }
  }

  std::vector<LabelSum> sums_;
  std::vector<std::vector<Use>> sums_of_;  ///< by label
  std::vector<std::int64_t> rests_;        ///< by sum
  std::vector<Signed> labels_;
  std::vector<std::vector<Signed>> found_;
};

}  // namespace

Hypercubes::Hypercubes(const System& system, const Release& release)
    : system_(system), release_(release) {
  for (const Table& table : release.tables) grids_.push_back(grid_of(table));
  for (std::uint32_t number = 0; number < system.numbers.size(); ++number)
    for (const CellRef ref : system.cells_of(number)) {
      Grid& grid = grids_[ref.table];
      if (grid.axes.empty()) continue;
      const Cell& cell = release.tables[ref.table].cells[ref.cell];
      auto& numbers = grid.numbers[static_cast<std::size_t>(cell.measure)];
      if (numbers.empty())
        numbers.assign(
            static_cast<std::size_t>(grid.axes.front().stride) * grid.axes.front().moves.size(),
            kNone);
      numbers[static_cast<std::size_t>(place_in(grid, cell))] = number;
    }
}

std::ptrdiff_t Hypercubes::place_in(const Grid& grid, const Cell& cell) {
  std::ptrdiff_t place = 0;
  for (std::size_t d = 0; d < grid.axes.size(); ++d) place += grid.axes[d].stride * cell.labels[d];
  return place;
}

Hypercubes::Grid Hypercubes::grid_of(const Table& table) {
  Grid grid;
  std::size_t places = 1;
  for (const Dimension& dimension : table.dimensions) {
    places *= std::max<std::size_t>(dimension.labels().size(), 1);
    if (places > kPlacesAlways + kPlacesPerCell * table.cells.size()) return grid;
  }
  grid.numbers.resize(table.measures.size());
  for (const Dimension& dimension : table.dimensions) {
    const std::size_t labels = dimension.labels().size();
    LabelMoves moves(labels, label_sums_of(dimension));
    Axis& axis = grid.axes.emplace_back();
    axis.moves.resize(labels);
    for (std::size_t label = 0; label < labels; ++label)
      for (const auto& move : moves.of(static_cast<std::int32_t>(label))) {
        LabelMove& made = axis.moves[label].emplace_back();
        for (const Signed& step : move) made.push_back({step.label, step.factor});
      }
  }
  std::ptrdiff_t stride = 1;
  for (std::size_t d = grid.axes.size(); d-- > 0;) {
    grid.axes[d].stride = stride;
    stride *= std::ssize(grid.axes[d].moves);
  }
  return grid;
}

/// Goes through the dimensions, those with the fewest moves first; in each one, cheapest first, and
/// back as soon as nothing cheaper can come.
class Hypercubes::Search {
 public:
  Search(const Explorer& explorer, const Grid& grid, const Cell& cell, const Prices* prices,
         std::int64_t steps)
      : explorer_(explorer),
        numbers_(grid.numbers[static_cast<std::size_t>(cell.measure)]),
        prices_(prices),
        steps_(steps) {
    for (std::size_t d = 0; d < grid.axes.size(); ++d) {
      const Axis& axis = grid.axes[d];
      const auto& moves = axis.moves[static_cast<std::size_t>(cell.labels[d])];
      // Where nothing ties the label, it moves alone.
      if (moves.size() == 1 && moves.front().empty()) continue;
      levels_.push_back({axis.stride, cell.labels[d], &moves, {}});
    }
    std::ranges::stable_sort(levels_, {}, [](const Level& level) { return level.moves->size(); });
    corners_.push_back({place_in(grid, cell), 1});
    best_.cost = prices == nullptr ? 1 : prices->below;
  }

  std::optional<Found> run() {
    State state{.cost = 0, .up = kFar, .down = kFar};
    if (!meet(state, corners_.front())) return std::nullopt;
    extend(0, state);
    if (best_.corners.empty()) return std::nullopt;
    std::ranges::sort(best_.corners);
    return std::move(best_);
  }

 private:
  struct Corner {
    std::ptrdiff_t place = 0;
    std::int64_t sign = 1;
  };
  struct State {
    std::int64_t cost = 0;
    std::int64_t up = 0;
    std::int64_t down = 0;
  };
  struct Candidate {
    const LabelMove* move = nullptr;
    State state;
  };
  struct Level {
    std::ptrdiff_t stride = 0;
    std::int32_t label = 0;
    const std::vector<LabelMove>* moves = nullptr;
    std::vector<Candidate> candidates;
  };

  /// What one more corner costs and how far it lets the others move; false where it does not.
  bool meet(State& state, const Corner& corner) const {
    const std::uint32_t number = numbers_[static_cast<std::size_t>(corner.place)];
    if (number == kNone) return false;
    const Box& box = explorer_.boxes()[number];
    const std::int64_t base = explorer_.base()[number];
    std::int64_t above = box.most - base;
    std::int64_t below = base - box.least;
    if (box.fixed()) {
      if (prices_ == nullptr || prices_->of[number] < 0) return false;
      state.cost += prices_->of[number];
      above = kFar;
      below = base - prices_->floor;
    }
    state.up = std::min(state.up, corner.sign > 0 ? above : below);
    state.down = std::min(state.down, corner.sign > 0 ? below : above);
    return state.cost < best_.cost && state.up + state.down >= steps_;
  }

  bool meet_all(State& state, const Level& level, const LabelMove& move) {
    for (const LabelStep& step : move)
      for (const Corner& corner : corners_) {
        --looks_;
        if (!meet(state, {corner.place + level.stride * (step.label - level.label),
                          corner.sign * step.factor}))
          return false;
      }
    return true;
  }

  void extend(std::size_t depth, const State& state) {
    if (depth == levels_.size()) return keep(state);
    Level& level = levels_[depth];
    level.candidates.clear();
    for (const LabelMove& move : *level.moves) {
      State next = state;
      if (meet_all(next, level, move)) level.candidates.push_back({&move, next});
    }
    std::ranges::stable_sort(level.candidates, {},
                             [](const Candidate& candidate) { return candidate.state.cost; });
    const std::size_t before = corners_.size();
    for (const Candidate& candidate : level.candidates) {
      if (candidate.state.cost >= best_.cost || looks_ < 0) break;
      for (const LabelStep& step : *candidate.move)
        for (std::size_t i = 0; i < before; ++i)
          corners_.push_back({corners_[i].place + level.stride * (step.label - level.label),
                              corners_[i].sign * step.factor});
      extend(depth + 1, candidate.state);
      corners_.resize(before);
    }
  }

  void keep(const State& state) {
    best_ = {.corners = {}, .up = state.up, .down = state.down, .cost = state.cost};
    for (const Corner& corner : corners_)
      best_.corners.push_back({numbers_[static_cast<std::size_t>(corner.place)], corner.sign});
  }

  const Explorer& explorer_;
  std::span<const std::uint32_t> numbers_;
  const Prices* prices_;
  std::int64_t steps_;
  std::vector<Level> levels_;
  std::vector<Corner> corners_;
  std::int64_t looks_ = kLooks;
  Found best_;
};

std::optional<Hypercubes::Found> Hypercubes::cheapest(const Explorer& explorer,
                                                      std::uint32_t number,
                                                      const Prices* prices) const {
  for (const CellRef ref : system_.cells_of(number)) {
    const Grid& grid = grids_[ref.table];
    if (grid.axes.empty()) continue;
    const Cell& cell = release_.tables[ref.table].cells[ref.cell];
    const std::int64_t steps = explorer.wanted(number) - 1;
    auto found = Search(explorer, grid, cell, prices, steps).run();
    if (!found) continue;
    found->up = std::min(found->up, steps);
    found->down = std::min(found->down, steps - found->up);
    return found;
  }
  return std::nullopt;
}

void Hypercubes::record(Explorer& explorer, const Found& found) {
  for (const std::int64_t times : {found.up, -found.down}) {
    if (times == 0) continue;
    Move move = found.corners;
    for (Step& step : move) step.change *= times;
    explorer.record(std::move(move));
  }
}

bool Hypercubes::open(Explorer& explorer, std::uint32_t number) const {
  if (explorer.enough(number)) return true;
  if (const auto found = cheapest(explorer, number, nullptr)) record(explorer, *found);
  return explorer.enough(number);
}

}  // namespace renga::disclosure
