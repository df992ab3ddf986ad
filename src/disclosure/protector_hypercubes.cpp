#include "disclosure/protector.hpp"

#include <algorithm>
#include <limits>

// Large systems: hypercubes are hidden instead of the cheapest moves that programs find, and then
// exchanged for cheaper ones.

namespace renga::disclosure {
namespace {

/// Rounds of exchanging, and the part of all numbers that makes another round worth while.
constexpr int kRounds = 6;
constexpr std::size_t kLittle = 50;

}  // namespace

void Protector::set_prices() {
  prices_.assign(system_.numbers.size(), -1);
  for (std::uint32_t i = 0; i < system_.numbers.size(); ++i)
    if (changeable_[i] && explorer_.base()[i] > 0) prices_[i] = cost(i);
}

/// In large systems: the cheapest hypercube around the number is hidden, if it costs less than what
/// is given; what it cost is taken off.
std::optional<std::vector<std::uint32_t>> Protector::hide_hypercube(std::uint32_t number,
                                                                    std::int64_t& below) {
  const Hypercubes::Prices prices{
      .of = prices_, .floor = rules_.zero_allowed ? 1 : 0, .below = below};
  const auto found = hypercubes_.cheapest(explorer_, number, &prices);
  if (!found) return std::nullopt;
  std::vector<std::uint32_t> added;
  for (const Step& corner : found->corners) {
    if (hidden(corner.number)) continue;
    hide(corner.number, Reason::secondary, number);
    added.push_back(corner.number);
  }
  Hypercubes::record(explorer_, *found);
  below -= found->cost;
  return added;
}

/// Prints a secondary number of a large system again where all others stay open without it, or with
/// others in its place that cost less together.
bool Protector::exchange_for_less(std::uint32_t number) {
  if (!sums_stay_safe(number)) return false;
  const Box box = explorer_.boxes()[number];
  const std::int64_t wanted = explorer_.wanted(number);
  const std::int64_t price = prices_[number];
  const Hidden reason = chosen_.at(number);
  const auto closed = explorer_.close(number);
  chosen_.erase(number);
  prices_[number] = -1;
  std::int64_t left = price;
  std::vector<std::uint32_t> added;
  bool open = true;
  for (std::size_t i = 0; i < closed.losing.size() && open; ++i) {
    const std::uint32_t loser = closed.losing[i];
    if (hypercubes_.open(explorer_, loser)) continue;
    const auto more = hide_hypercube(loser, left);
    open = more && explorer_.enough(loser);
    if (more) added.insert(added.end(), more->begin(), more->end());
  }
  prices_[number] = price;
  if (open) return true;
  for (const std::uint32_t one : added) {
    explorer_.close(one);
    chosen_.erase(one);
  }
  explorer_.open(number, box, wanted);
  chosen_[number] = reason;
  for (const Move& move : closed.moves) explorer_.record(move);
  return false;
}

/// Until a round brings little, and not for ever.
void Protector::exchange_hypercubes() {
  for (int round = 0; round < kRounds; ++round) {
    const auto secondary = costly_first();
    std::size_t gone = 0;
    for (const std::uint32_t number : secondary)
      if (chosen_.contains(number) && exchange_for_less(number)) ++gone;
    open_all();
    if (gone * kLittle < secondary.size()) break;
  }
}

}  // namespace renga::disclosure
