#include "disclosure/protector.hpp"

#include "disclosure/limits.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace renga::disclosure {
namespace {

constexpr std::size_t kFirstWindow = 400;
constexpr std::size_t kFirstWidth = 6;
constexpr std::size_t kLargestWindow = 30000;
constexpr std::size_t kGrowth = 4;
/// Numbers around one that a hidden cell may move while it is looked for what it leaves open.
constexpr std::size_t kExplored = 1000;
constexpr std::size_t kExploredAgain = 16000;
/// In a system of so many numbers clean-up looks as hard as it can.
constexpr std::size_t kSmall = 1000;
/// So often is tried to open all.
constexpr int kOpenings = 3;
constexpr double kUsed = 1e-6;
/// A zero is hidden last: a reader who knows that zeros are printed is told something wrong.
constexpr std::int64_t kZeroCost = 1'000'000;
/// Of two numbers with as many bits the smaller one is hidden.
constexpr std::int64_t kBit = 4096;

std::vector<std::int64_t> no_wants(std::size_t size) {
  return std::vector<std::int64_t>(size, 0);
}

}  // namespace

Protector::Protector(const System& system, const Release& release, const Rules& rules,
                     const ProtectOptions& options, std::vector<std::int64_t> truth,
                     std::vector<Box> boxes, std::vector<bool> left_out,
                     std::vector<bool> changeable)
    : system_(system),
      rules_(rules),
      options_(options),
      changeable_(std::move(changeable)),
      explorer_(system, std::move(boxes), std::move(truth), no_wants(system.numbers.size()),
                std::move(left_out)),
      hypercubes_(system, release) {}

bool Protector::can_hide(std::uint32_t number) const {
  return changeable_[number] && !hidden(number);
}

std::int64_t Protector::cost(std::uint32_t number) const {
  const std::int64_t value = explorer_.base()[number];
  if (value == 0) return kZeroCost;
  return bits_of(value) * kBit + std::min(value, kBit - 1);
}

void Protector::hide(std::uint32_t number, Reason reason, std::uint32_t protects) {
  const std::int64_t limit = system_.numbers[number].limit;
  const std::int64_t value = explorer_.base()[number];
  Box box;
  if (rules_.zero_allowed && limit != kNeverShown && value > 0) box.least = 1;
  explorer_.open(number, box, values_wanted(limit, rules_));
  chosen_[number] = {number, reason, protects};
  for (const auto& [relation, factor] : system_.uses_of(number)) waiting_sums_.insert(relation);
}

void Protector::hide_primaries() {
  for (std::uint32_t i = 0; i < system_.numbers.size(); ++i) {
    const Number& number = system_.numbers[i];
    if (number.seen && can_hide(i) && too_small(*number.seen, number.limit, rules_))
      hide(i, Reason::primary, i);
  }
}

/// The cheapest part that is printed, then the whole, then a zero.
std::optional<std::uint32_t> Protector::next_of(std::uint32_t relation) const {
  const auto terms = system_.terms_of(system_.relations[relation]);
  std::optional<std::uint32_t> cheapest;
  for (const Term& term : terms.subspan(1))
    if (can_hide(term.number) && explorer_.base()[term.number] > 0 &&
        (!cheapest || explorer_.base()[term.number] < explorer_.base()[*cheapest]))
      cheapest = term.number;
  if (cheapest) return cheapest;
  const std::uint32_t whole = terms[0].number;
  if (can_hide(whole) && explorer_.base()[whole] > 0) return whole;
  for (const Term& term : terms)
    if (can_hide(term.number)) return term.number;
  return std::nullopt;
}

/// Hides more of a sum until what its hidden parts make up together is not small either.
bool Protector::raise_sum(std::uint32_t relation) {
  if (system_.relations[relation].kind != Relation::Kind::sum || explorer_.left_out(relation))
    return true;
  while (true) {
    const auto terms = system_.terms_of(system_.relations[relation]);
    std::int64_t sum = 0;
    std::int64_t limit = 0;
    std::uint32_t parts = 0;
    std::uint32_t one = 0;
    for (const Term& term : terms.subspan(1)) {
      if (!hidden(term.number)) continue;
      ++parts;
      one = term.number;
      sum += explorer_.base()[term.number];
      const std::int64_t own = system_.numbers[term.number].limit;
      limit = std::max(limit, own == kNeverShown ? rules_.patients_min : own);
    }
    const bool whole = hidden(terms[0].number);
    if (whole || parts == 0 || sum == 0 || sum >= limit) return true;
    const auto next = next_of(relation);
    if (!next) return false;
    hide(*next, Reason::secondary, one);
  }
}

void Protector::raise_sums() {
  while (!waiting_sums_.empty()) {
    const std::uint32_t relation = *waiting_sums_.begin();
    waiting_sums_.erase(waiting_sums_.begin());
    raise_sum(relation);
  }
}

/// The relations of numbers, without those that are left out.
std::vector<std::uint32_t> Protector::relations_of(
    const std::vector<std::uint32_t>& numbers) const {
  std::vector<std::uint32_t> relations;
  for (const std::uint32_t member : numbers)
    for (const auto& [relation, factor] : system_.uses_of(member))
      if (!explorer_.left_out(relation)) relations.push_back(relation);
  std::ranges::sort(relations);
  relations.erase(std::unique(relations.begin(), relations.end()), relations.end());
  return relations;
}

void Protector::add_rows(LinearModel& model, const std::vector<std::uint32_t>& relations) const {
  for (const std::uint32_t place : relations) {
    const Relation& relation = system_.relations[place];
    std::int64_t sum = 0;
    if (!relation.exact())
      for (const Term& term : system_.terms_of(relation))
        sum += term.factor * explorer_.base()[term.number];
    model.row_least.push_back(relation.exact() ? 0 : static_cast<double>(relation.box.least - sum));
    model.row_most.push_back(relation.exact() ? 0 : static_cast<double>(relation.box.most - sum));
  }
}

/// The cheapest move of the targets together by what is wanted, over hidden numbers for nothing and
/// printed ones for their bits; the printed ones that it uses are hidden.
bool Protector::extend(const std::vector<std::uint32_t>& targets, std::size_t size,
                       std::size_t width, double sign) {
  const auto numbers = explorer_.around(targets.front(), size, width, [this](std::uint32_t other) {
    return hidden(other) ? 0 : can_hide(other) ? cost(other) : -1;
  });
  const auto relations = relations_of(numbers);
  const double step = static_cast<double>(explorer_.wanted(targets.front()) - 1);
  const double room = 4 * step + 4;
  LinearModel model;
  add_rows(model, relations);
  model.row_least.push_back(sign * step);
  model.row_most.push_back(sign * step);
  std::vector<double> objective;
  std::vector<std::uint32_t> column_of;
  const auto add_column = [&](std::uint32_t member, double least, double most, double price) {
    for (const auto& [relation, factor] : system_.uses_of(member)) {
      if (explorer_.left_out(relation)) continue;
      const auto row = std::ranges::lower_bound(relations, relation) - relations.begin();
      model.rows.push_back(static_cast<int>(row));
      model.factors.push_back(static_cast<double>(factor));
    }
    if (std::ranges::find(targets, member) != targets.end()) {
      model.rows.push_back(static_cast<int>(relations.size()));
      model.factors.push_back(1);
    }
    model.end_column(least, most);
    objective.push_back(price);
    column_of.push_back(member);
  };
  for (const std::uint32_t member : numbers) {
    const std::int64_t value = explorer_.base()[member];
    const Box box = explorer_.boxes()[member];
    const auto down = static_cast<double>(hidden(member) ? box.least - value
                                          : value > 0    ? 1 - value
                                                         : 0);
    const double up = hidden(member) ? static_cast<double>(box.most - value) : room;
    if (hidden(member)) {
      add_column(member, std::max(down, -room), std::min(up, room), 0);
    } else {
      const auto price = -static_cast<double>(cost(member));
      add_column(member, 0, room, price);
      add_column(member, std::max(down, -room), 0, -price);
    }
  }
  LinearProgram program(model);
  if (program.maximise(objective) != LinearProgram::Outcome::optimal) return false;
  hide_moved(program.point(), column_of, targets.front());
  return true;
}

void Protector::hide_moved(std::span<const double> point,
                           const std::vector<std::uint32_t>& column_of, std::uint32_t protects) {
  std::map<std::uint32_t, double> changes;
  for (std::size_t c = 0; c < column_of.size(); ++c)
    if (std::abs(point[c]) > kUsed) changes[column_of[c]] += point[c];
  Move move;
  for (const auto& [member, change] : changes) {
    if (!hidden(member)) hide(member, Reason::secondary, protects);
    move.push_back({member, std::llround(change)});
  }
  explorer_.record(std::move(move));
}

void Protector::open_sum(const std::vector<std::uint32_t>& numbers) {
  bool open = false;
  std::size_t width = kFirstWidth;
  for (std::size_t size = kFirstWindow; !open && size <= kLargestWindow;
       size *= kGrowth, width *= 2)
    for (const double sign : {1.0, -1.0}) open = open || extend(numbers, size, width, sign);
  open_all();
}

bool Protector::open_one(std::uint32_t number) {
  if (hypercubes_.open(explorer_, number)) return true;
  std::int64_t below = std::numeric_limits<std::int64_t>::max();
  if (!prices_.empty() && hide_hypercube(number, below) && explorer_.enough(number)) return true;
  if (explorer_.explore(number, kExplored)) return true;
  std::size_t width = kFirstWidth;
  for (std::size_t size = kFirstWindow; size <= kLargestWindow; size *= kGrowth, width *= 2) {
    for (const double sign : {1.0, -1.0})
      if (extend({number}, size, width, sign)) {
        if (explorer_.enough(number) || explorer_.explore(number, kExplored)) return true;
        if (explorer_.explore(number, kExploredAgain)) return true;
        break;
      }
    if (size > system_.numbers.size()) break;
  }
  return false;
}

/// A number that could not be opened is tried again: what opened the others may open it too.
void Protector::open_all() {
  std::size_t left = system_.numbers.size();
  for (int round = 0; round < kOpenings && left > 0; ++round) {
    const std::size_t given_up = open_each().size();
    if (given_up == left) return;
    left = given_up;
  }
}

/// Numbers that few relations tie last: what opens the others opens them too. Those that could not
/// be opened are returned.
std::set<std::uint32_t> Protector::open_each() {
  raise_sums();
  bool more = true;
  std::set<std::uint32_t> given_up;
  while (more) {
    more = false;
    for (std::uint32_t i = 0; i < system_.numbers.size(); ++i) {
      if (!hidden(i) || explorer_.enough(i) || given_up.contains(i)) continue;
      if (!open_one(i)) given_up.insert(i);
      more = true;
      raise_sums();
    }
  }
  std::erase_if(given_up, [this](std::uint32_t number) { return explorer_.enough(number); });
  return given_up;
}

/// Whether the sums of this number keep no small rest when it is printed.
bool Protector::sums_stay_safe(std::uint32_t number) const {
  for (const auto& [place, factor] : system_.uses_of(number)) {
    const Relation& relation = system_.relations[place];
    if (relation.kind != Relation::Kind::sum || explorer_.left_out(place)) continue;
    const auto terms = system_.terms_of(relation);
    if (terms[0].number != number && hidden(terms[0].number)) continue;
    std::int64_t sum = 0;
    std::int64_t limit = 0;
    for (const Term& term : terms.subspan(1)) {
      if (term.number == number || !hidden(term.number)) continue;
      sum += explorer_.base()[term.number];
      const std::int64_t own = system_.numbers[term.number].limit;
      limit = std::max(limit, own == kNeverShown ? rules_.patients_min : own);
    }
    if (sum > 0 && sum < limit) return false;
  }
  return true;
}

/// Prints a secondary number again where all others stay open without it.
bool Protector::show(std::uint32_t number) {
  if (!sums_stay_safe(number)) return false;
  const Box box = explorer_.boxes()[number];
  const std::int64_t wanted = explorer_.wanted(number);
  const auto closed = explorer_.close(number);
  const bool small = system_.numbers.size() <= kSmall;
  for (const std::uint32_t loser : closed.losing)
    if (!hypercubes_.open(explorer_, loser) &&
        !(small ? explorer_.explore(loser, kExplored) : explorer_.glance(loser))) {
      explorer_.open(number, box, wanted);
      for (const Move& move : closed.moves) explorer_.record(move);
      return false;
    }
  chosen_.erase(number);
  return true;
}

void Protector::clean_up() {
  const auto secondary = costly_first();
  for (std::size_t i = 0; i < std::min(secondary.size(), options_.clean_up); ++i)
    show(secondary[i]);
}

std::vector<std::uint32_t> Protector::costly_first() const {
  std::vector<std::uint32_t> secondary;
  for (const auto& [number, hidden] : chosen_)
    if (hidden.reason == Reason::secondary) secondary.push_back(number);
  std::ranges::stable_sort(secondary, {}, [this](std::uint32_t number) { return -cost(number); });
  return secondary;
}

std::vector<Protector::Hidden> Protector::chosen() const {
  std::vector<Hidden> found;
  for (const auto& [number, hidden] : chosen_) found.push_back(hidden);
  return found;
}

/// What is hidden already has to leave open as much as what is hidden now, and so have its sums.
void Protector::take_up_hidden() {
  for (std::uint32_t i = 0; i < system_.numbers.size(); ++i) {
    if (!hidden(i) || !system_.numbers[i].has_limit()) continue;
    explorer_.open(i, explorer_.boxes()[i], values_wanted(system_.numbers[i].limit, rules_));
    for (const auto& [relation, factor] : system_.uses_of(i)) waiting_sums_.insert(relation);
  }
}

std::vector<Protector::Hidden> Protector::protect() {
  take_up_hidden();
  hide_primaries();
  if (system_.numbers.size() > options_.quick_size) set_prices();
  open_all();
  if (!prices_.empty()) exchange_hypercubes();
  clean_up();
  open_all();
  optimal_ = hide_fewest();
  return chosen();
}

}  // namespace renga::disclosure
