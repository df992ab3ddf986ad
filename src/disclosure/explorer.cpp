#include "disclosure/explorer.hpp"

#include <algorithm>
#include <cmath>

namespace renga::disclosure {
namespace {

/// Windows grow by this factor.
constexpr std::size_t kGrowth = 4;
constexpr std::size_t kFirstWindow = 240;
constexpr std::size_t kFirstWidth = 8;
/// Numbers move at most so many times what is wanted: enough for every move, and small numbers keep
/// the solver's rounding far from wrong.
constexpr std::int64_t kRoom = 4;
/// A point this near to whole numbers is one of whole numbers.
constexpr double kNear = 1e-6;
/// Fractions of a vertex are halves or thirds mostly: so many times it is a move.
constexpr std::int64_t kMultiples = 6;
constexpr int kNodes = 100;
/// So many vertices are tried before branching, in which one number weighs more than all others.
constexpr std::uint32_t kVariations = 6;
constexpr double kWeight = 1000;
/// Above this, branching on whole numbers is not tried.
constexpr std::size_t kWholeWindow = 1000;

/// What a move changes the sum of these numbers by.
std::int64_t change_of(std::span<const std::uint32_t> numbers, const Move& move) {
  std::int64_t change = 0;
  for (const std::uint32_t number : numbers) {
    const auto step = std::ranges::lower_bound(move, number, {}, &Step::number);
    if (step != move.end() && step->number == number) change += step->change;
  }
  return change;
}

}  // namespace

struct Explorer::Window {
  std::vector<std::uint32_t> numbers;
  std::vector<std::uint32_t> relations;
  bool complete = false;  ///< everything that could be in it is
};

Explorer::Explorer(const System& system, std::vector<Box> boxes, std::vector<std::int64_t> base,
                   std::vector<std::int64_t> wanted, std::vector<bool> left_out)
    : system_(system),
      boxes_(std::move(boxes)),
      base_(std::move(base)),
      wanted_(std::move(wanted)),
      left_out_(std::move(left_out)),
      moves_of_(boxes_.size()),
      number_mark_(boxes_.size(), 0),
      relation_mark_(system.relations.size(), 0),
      local_(boxes_.size(), 0),
      touched_(boxes_.size(), 0),
      touched_mark_(boxes_.size(), 0) {
  reaches_.reserve(base_.size());
  std::size_t most = 0;
  for (std::uint32_t i = 0; i < base_.size(); ++i) {
    reaches_.push_back({base_[i], base_[i]});
    most = std::max(most, system_.uses_of(i).size());
  }
  buckets_.resize(most + 1);
}

bool Explorer::enough(std::uint32_t number) const {
  const Reach& reach = reaches_[number];
  const Box& box = boxes_[number];
  return reach.values() >= wanted_[number] || (reach.least <= box.least && reach.most >= box.most);
}

void Explorer::begin_around(std::uint32_t number) {
  ++search_;
  for (auto& bucket : buckets_) bucket.clear();
  next_.assign(buckets_.size(), 0);
  number_mark_[number] = search_;
  cut_ = false;
}

void Explorer::touch(std::uint32_t number, bool near) {
  if (touched_mark_[number] != search_) {
    touched_mark_[number] = search_;
    touched_[number] = 0;
  }
  ++touched_[number];
  if (!near && touched_[number] < 2) return;
  const std::size_t all = system_.uses_of(number).size();
  buckets_[all - std::min<std::size_t>(touched_[number], all)].push_back(number);
}

/// The one with the fewest relations that the window does not touch yet.
std::optional<std::uint32_t> Explorer::next_around() {
  for (std::size_t open = 0; open < buckets_.size(); ++open)
    while (next_[open] < buckets_[open].size()) {
      const std::uint32_t candidate = buckets_[open][next_[open]++];
      if (number_mark_[candidate] == search_) continue;
      number_mark_[candidate] = search_;
      return candidate;
    }
  return std::nullopt;
}

Explorer::Window Explorer::window_of(std::uint32_t number, std::size_t size, std::size_t width) {
  Window window;
  window.numbers = around(number, size, width, [this](std::uint32_t other) -> std::int64_t {
    return boxes_[other].fixed() ? -1 : enough(other) ? 1 : 0;
  });
  window.complete = window.numbers.size() < size && !cut_;
  prune(window);
  return window;
}

/// A number that is alone in a sum cannot move; what remains can.
void Explorer::prune(Window& window) {
  ++search_;
  std::vector<std::uint32_t> counts;
  for (const std::uint32_t number : window.numbers) {
    number_mark_[number] = search_;
    for (const auto& [relation, factor] : system_.uses_of(number)) {
      if (left_out_[relation]) continue;
      if (relation_mark_[relation] != search_) {
        relation_mark_[relation] = search_;
        window.relations.push_back(relation);
      }
    }
  }
  std::ranges::sort(window.relations);
  counts.assign(window.relations.size(), 0);
  const auto count_of = [&](std::uint32_t relation) -> std::uint32_t& {
    const auto at = std::ranges::lower_bound(window.relations, relation);
    return counts[static_cast<std::size_t>(at - window.relations.begin())];
  };
  for (const std::uint32_t number : window.numbers)
    for (const auto& [relation, factor] : system_.uses_of(number))
      if (!left_out_[relation]) ++count_of(relation);
  std::vector<std::uint32_t> work = window.relations;
  while (!work.empty()) {
    const std::uint32_t relation = work.back();
    work.pop_back();
    if (!system_.relations[relation].exact() || count_of(relation) != 1) continue;
    for (const Term& term : system_.terms_of(system_.relations[relation])) {
      if (number_mark_[term.number] != search_) continue;
      number_mark_[term.number] = 0;
      for (const auto& [other, factor] : system_.uses_of(term.number)) {
        if (left_out_[other]) continue;
        if (--count_of(other) == 1) work.push_back(other);
      }
      break;
    }
  }
  std::erase_if(window.numbers,
                [&](std::uint32_t number) { return number_mark_[number] != search_; });
  std::erase_if(window.relations, [&](std::uint32_t relation) { return count_of(relation) == 0; });
  for (std::size_t i = 0; i < window.numbers.size(); ++i)
    local_[window.numbers[i]] = static_cast<std::uint32_t>(i);
}

std::int64_t Explorer::activity(const Relation& relation) const {
  std::int64_t sum = 0;
  for (const Term& term : system_.terms_of(relation)) sum += term.factor * base_[term.number];
  return sum;
}

/// Columns are changes from the base.
LinearModel Explorer::model_of(const Window& window) const {
  LinearModel model;
  for (const std::uint32_t place : window.relations) {
    const Relation& relation = system_.relations[place];
    const std::int64_t sum = relation.exact() ? 0 : activity(relation);
    model.row_least.push_back(relation.exact() ? 0 : static_cast<double>(relation.box.least - sum));
    model.row_most.push_back(relation.exact() ? 0 : static_cast<double>(relation.box.most - sum));
  }
  std::int64_t wanted = 0;
  for (const std::uint32_t number : window.numbers) wanted = std::max(wanted, wanted_[number]);
  const std::int64_t room = kRoom * std::max<std::int64_t>(wanted, 4);
  for (const std::uint32_t number : window.numbers) {
    for (const auto& [relation, factor] : system_.uses_of(number)) {
      if (left_out_[relation]) continue;
      const auto row = std::ranges::lower_bound(window.relations, relation);
      model.rows.push_back(static_cast<int>(row - window.relations.begin()));
      model.factors.push_back(static_cast<double>(factor));
    }
    const Box& box = boxes_[number];
    model.end_column(static_cast<double>(std::max(box.least - base_[number], -room)),
                     static_cast<double>(std::min(box.most - base_[number], room)));
  }
  return model;
}

/// The point as a move, times what makes it one of whole numbers; empty where nothing does.
Move Explorer::whole_move(const Window& window, std::span<const double> point) const {
  for (std::int64_t times = 1; times <= kMultiples; ++times) {
    Move move;
    bool whole = true;
    for (std::size_t i = 0; i < point.size() && whole; ++i) {
      const double change = point[i] * static_cast<double>(times);
      const double nearest = std::round(change);
      whole = std::abs(change - nearest) < kNear * static_cast<double>(times);
      if (nearest != 0) move.push_back({window.numbers[i], static_cast<std::int64_t>(nearest)});
    }
    if (whole) {
      std::ranges::sort(move);
      return move;
    }
  }
  return {};
}

bool Explorer::take(const Window& window, std::span<const double> point) {
  Move move = whole_move(window, point);
  return !move.empty() && record(std::move(move));
}

bool Explorer::take_whole(const Window& window, const LinearModel& model, std::uint32_t number,
                          double sign) {
  std::vector<double> objective(model.columns(), 0);
  objective[local_[number]] = sign;
  const WholePoint found = maximise_whole(model, objective, kNodes);
  if (found.point.empty()) return false;
  return take(window, std::vector<double>(found.point.begin(), found.point.end()));
}

/// All numbers of the window that want something, half of them up and half down and then the other
/// way round; most of all the one.
void Explorer::search_many(const Window& window, LinearProgram& program, std::uint32_t number) {
  std::vector<double> objective(window.numbers.size(), 0);
  for (std::size_t i = 0; i < objective.size(); ++i)
    if (!enough(window.numbers[i])) objective[i] = i % 2 == 0 ? 1 : -1;
  objective[local_[number]] = 16;
  for (int direction = 0; direction < 2; ++direction) {
    if (program.maximise(objective) == LinearProgram::Outcome::optimal)
      take(window, program.point());
    for (double& factor : objective) factor = -factor;
  }
}

/// The number alone; false where whole numbers cannot do what fractions cannot.
bool Explorer::search_one(const Window& window, LinearProgram& program, std::uint32_t number) {
  std::vector<double> objective(window.numbers.size(), 0);
  double open = 1;
  for (const double sign : {1.0, -1.0}) {
    objective[local_[number]] = sign;
    if (program.maximise(objective) != LinearProgram::Outcome::optimal) return false;
    open += program.value();
    take(window, program.point());
  }
  return open >= static_cast<double>(wanted_[number]) - kNear;
}

/// First many numbers of the window, then the one alone.
void Explorer::search(const Window& window, std::uint32_t number, bool branching) {
  const LinearModel model = model_of(window);
  LinearProgram program(model);
  search_many(window, program, number);
  if (enough(number)) return;
  const bool hopeful = search_one(window, program, number);
  if (enough(number) || !hopeful || !branching) return;
  vary(window, program, number);
  if (enough(number) || model.columns() > kWholeWindow) return;
  for (const double sign : {1.0, -1.0})
    if (!enough(number)) take_whole(window, model, number, sign);
}

/// Other vertices of the same window, in search of one of whole numbers: the number first, and the
/// others a little up or down, in another pattern each time.
void Explorer::vary(const Window& window, LinearProgram& program, std::uint32_t number) {
  std::vector<double> objective(window.numbers.size(), 0);
  for (std::uint32_t round = 1; round <= kVariations && !enough(number); ++round)
    for (const double sign : {1.0, -1.0}) {
      for (std::size_t i = 0; i < objective.size(); ++i)
        objective[i] = static_cast<double>((i * round + i / 3) % 3) - 1;
      objective[local_[number]] = sign * kWeight;
      if (program.maximise(objective) != LinearProgram::Outcome::optimal) return;
      take(window, program.point());
    }
}

bool Explorer::explore(std::uint32_t number, std::size_t largest) {
  std::size_t width = kFirstWidth;
  for (std::size_t size = std::min(kFirstWindow, largest); !enough(number); size *= kGrowth) {
    Window window = window_of(number, size, width);
    width *= 2;
    if (std::ranges::find(window.numbers, number) != window.numbers.end())
      search(window, number, true);
    if (window.complete || size * kGrowth > largest) break;
  }
  return enough(number);
}

void Explorer::explore_together(std::span<const std::uint32_t> numbers) {
  Window window{.numbers = {numbers.begin(), numbers.end()}, .relations = {}, .complete = true};
  std::erase_if(window.numbers, [this](std::uint32_t number) { return boxes_[number].fixed(); });
  prune(window);
  std::optional<LinearProgram> program;
  for (const std::uint32_t number : window.numbers) {
    if (enough(number)) continue;
    if (!program) {
      program.emplace(model_of(window));
      search_many(window, *program, number);
      if (enough(number)) continue;
    }
    search_one(window, *program, number);
  }
}

bool Explorer::glance(std::uint32_t number) {
  if (enough(number)) return true;
  const Window window = window_of(number, kFirstWindow, kFirstWidth);
  if (std::ranges::find(window.numbers, number) != window.numbers.end())
    search(window, number, false);
  return enough(number);
}

void Explorer::improve(std::int32_t move, const Step& step) {
  Reach& reach = reaches_[step.number];
  const std::int64_t value = base_[step.number] + step.change;
  if (value < reach.least) {
    reach.least = value;
    reach.least_move = move;
  }
  if (value > reach.most) {
    reach.most = value;
    reach.most_move = move;
  }
}

std::int64_t Explorer::spread_of(std::span<const std::uint32_t> numbers,
                                 std::int64_t enough) const {
  std::int64_t least = 0;
  std::int64_t most = 0;
  for (const std::uint32_t number : numbers)
    for (const std::int32_t place : moves_of_[number]) {
      if (!valid_[static_cast<std::size_t>(place)]) continue;
      const std::int64_t change = change_of(numbers, moves_[static_cast<std::size_t>(place)]);
      least = std::min(least, change);
      most = std::max(most, change);
      if (most - least >= enough) return enough;
    }
  return most - least;
}

bool Explorer::explore_sum(std::span<const std::uint32_t> numbers, std::int64_t enough) {
  std::size_t width = kFirstWidth;
  for (std::size_t size = kFirstWindow; size <= kWholeWindow; size *= kGrowth, width *= 2) {
    const Window window = window_of(numbers.front(), size, width);
    LinearProgram program(model_of(window));
    std::vector<double> objective(window.numbers.size(), 0);
    std::int64_t spread = 0;
    for (const double sign : {1.0, -1.0}) {
      for (std::size_t i = 0; i < objective.size(); ++i)
        if (std::ranges::find(numbers, window.numbers[i]) != numbers.end()) objective[i] = sign;
      if (program.maximise(objective) != LinearProgram::Outcome::optimal) break;
      Move move = whole_move(window, program.point());
      if (!move.empty() && adds_up(move)) spread += std::abs(change_of(numbers, move));
      record(std::move(move));
    }
    if (spread >= enough || spread_of(numbers, enough) >= enough) return true;
    if (window.complete) break;
  }
  return false;
}

bool Explorer::record(Move move) {
  const bool news = std::ranges::any_of(move, [this](const Step& step) {
    const std::int64_t value = base_[step.number] + step.change;
    const Reach& reach = reaches_[step.number];
    return value < reach.least || value > reach.most;
  });
  if (!news || !adds_up(move)) return false;
  const auto place = static_cast<std::int32_t>(moves_.size());
  for (const Step& step : move) {
    improve(place, step);
    moves_of_[step.number].push_back(place);
  }
  moves_.push_back(std::move(move));
  valid_.push_back(true);
  return true;
}

/// Whether the move leaves every number in its box and every relation fulfilled.
bool Explorer::adds_up(const Move& move) {
  ++search_;
  std::vector<std::uint32_t> relations;
  for (const Step& step : move) {
    const std::int64_t value = base_[step.number] + step.change;
    if (!boxes_[step.number].holds(value)) return false;
    for (const auto& [relation, factor] : system_.uses_of(step.number)) {
      if (left_out_[relation] || relation_mark_[relation] == search_) continue;
      relation_mark_[relation] = search_;
      relations.push_back(relation);
    }
  }
  std::vector<std::int64_t> sums(relations.size(), 0);
  std::ranges::sort(relations);
  for (const Step& step : move)
    for (const auto& [place, factor] : system_.uses_of(step.number)) {
      if (left_out_[place]) continue;
      const auto at = std::ranges::lower_bound(relations, place) - relations.begin();
      sums[static_cast<std::size_t>(at)] += factor * step.change;
    }
  for (std::size_t i = 0; i < relations.size(); ++i) {
    const Relation& relation = system_.relations[relations[i]];
    if (relation.exact() ? sums[i] != 0 : !relation.box.holds(activity(relation) + sums[i]))
      return false;
  }
  return true;
}

void Explorer::open(std::uint32_t number, Box box, std::int64_t wanted) {
  boxes_[number] = box;
  wanted_[number] = wanted;
}

Explorer::Closed Explorer::close(std::uint32_t number) {
  boxes_[number] = {base_[number], base_[number]};
  wanted_[number] = 0;
  Closed closed;
  for (const std::int32_t ended : moves_of_[number]) {
    const auto place = static_cast<std::size_t>(ended);
    if (!valid_[place]) continue;
    valid_[place] = false;
    for (const Step& step : moves_[place]) closed.losing.push_back(step.number);
    closed.moves.push_back(std::move(moves_[place]));
    moves_[place].clear();
  }
  std::ranges::sort(closed.losing);
  closed.losing.erase(std::unique(closed.losing.begin(), closed.losing.end()), closed.losing.end());
  for (const std::uint32_t loser : closed.losing) {
    reaches_[loser] = {base_[loser], base_[loser]};
    std::erase_if(moves_of_[loser],
                  [&](std::int32_t move) { return !valid_[static_cast<std::size_t>(move)]; });
    for (const std::int32_t move : moves_of_[loser]) {
      const Move& steps = moves_[static_cast<std::size_t>(move)];
      improve(move, *std::ranges::lower_bound(steps, loser, {}, &Step::number));
    }
  }
  std::erase(closed.losing, number);
  return closed;
}

}  // namespace renga::disclosure
