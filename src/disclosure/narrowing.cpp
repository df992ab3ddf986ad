#include "disclosure/narrowing.hpp"

#include <algorithm>
#include <numeric>

namespace renga::disclosure {
namespace {

/// So often is a relation read again at most, on average: boxes of long chains can shrink by one at
/// a time, which exact bounds find faster.
constexpr std::size_t kReadings = 24;

std::int64_t floor_of(std::int64_t dividend, std::int64_t divisor) {
  const std::int64_t quotient = dividend / divisor;
  return quotient - ((dividend % divisor != 0) && ((dividend < 0) != (divisor < 0)) ? 1 : 0);
}

std::int64_t ceiling_of(std::int64_t dividend, std::int64_t divisor) {
  return -floor_of(-dividend, divisor);
}

/// Least and most of factor × number.
Box scaled(const Box& box, std::int64_t factor) {
  return factor > 0 ? Box{box.least * factor, box.most * factor}
                    : Box{box.most * factor, box.least * factor};
}

/// The numbers whose multiple by the factor lies in the box.
Box divided(const Box& box, std::int64_t factor) {
  return factor > 0 ? Box{ceiling_of(box.least, factor), floor_of(box.most, factor)}
                    : Box{ceiling_of(box.most, factor), floor_of(box.least, factor)};
}

/// Union and find, with the smallest number as the name of its set.
class Sets {
 public:
  explicit Sets(std::size_t size) : parents_(size) {
    std::iota(parents_.begin(), parents_.end(), 0U);
  }

  std::uint32_t find(std::uint32_t number) {
    while (parents_[number] != number) {
      parents_[number] = parents_[parents_[number]];
      number = parents_[number];
    }
    return number;
  }

  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    parents_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parents_;
};

}  // namespace

std::vector<Component> components_of(const System& system, std::span<const Box> boxes,
                                     const std::vector<bool>& left_out) {
  constexpr std::uint32_t kNone = 0xFFFFFFFF;
  Sets sets(boxes.size());
  std::vector<std::uint32_t> first_of(system.relations.size(), kNone);
  for (std::uint32_t r = 0; r < system.relations.size(); ++r)
    for (const Term& term : system.terms_of(system.relations[r])) {
      if (left_out[r] || boxes[term.number].fixed()) continue;
      if (first_of[r] == kNone)
        first_of[r] = term.number;
      else
        sets.join(first_of[r], term.number);
    }
  std::vector<Component> components;
  std::vector<std::uint32_t> place(boxes.size(), kNone);
  for (std::uint32_t i = 0; i < boxes.size(); ++i) {
    if (boxes[i].fixed()) continue;
    std::uint32_t& found = place[sets.find(i)];
    if (found == kNone) {
      found = static_cast<std::uint32_t>(components.size());
      components.emplace_back();
    }
    components[found].numbers.push_back(i);
  }
  for (std::uint32_t r = 0; r < system.relations.size(); ++r)
    if (first_of[r] != kNone) components[place[sets.find(first_of[r])]].relations.push_back(r);
  return components;
}

Narrowing::Narrowing(const System& system)
    : system_(system),
      waiting_(system.relations.size(), false),
      taking_part_(system.relations.size(), false),
      dropped_(system.relations.size(), false) {}

std::optional<std::uint32_t> Narrowing::narrow(std::vector<Box>& boxes,
                                               std::span<const std::uint32_t> relations) {
  work_.clear();
  for (const std::uint32_t relation : relations) {
    taking_part_[relation] = !dropped_[relation];
    waiting_[relation] = taking_part_[relation];
    if (waiting_[relation]) work_.push_back(relation);
  }
  std::size_t readings = kReadings * relations.size() + 1000;
  std::optional<std::uint32_t> contradiction;
  while (!work_.empty() && readings-- > 0 && !contradiction) {
    const std::uint32_t relation = work_.front();
    work_.pop_front();
    waiting_[relation] = false;
    if (!read(boxes, relation)) contradiction = relation;
  }
  for (const std::uint32_t relation : relations)
    waiting_[relation] = taking_part_[relation] = false;
  return contradiction;
}

void Narrowing::tell(std::uint32_t number) {
  for (const auto& [relation, factor] : system_.uses_of(number)) {
    if (!taking_part_[relation] || waiting_[relation]) continue;
    waiting_[relation] = true;
    work_.push_back(relation);
  }
}

bool Narrowing::read(std::vector<Box>& boxes, std::uint32_t place) {
  const Relation& relation = system_.relations[place];
  const auto terms = system_.terms_of(relation);
  Box sum{0, 0};
  for (const Term& term : terms) {
    const Box box = scaled(boxes[term.number], term.factor);
    sum.least += box.least;
    sum.most += box.most;
  }
  if (sum.least > relation.box.most || sum.most < relation.box.least) return false;
  for (const Term& term : terms) {
    Box& box = boxes[term.number];
    if (box.fixed()) continue;
    const Box own = scaled(box, term.factor);
    const Box rest{relation.box.least - (sum.most - own.most),
                   relation.box.most - (sum.least - own.least)};
    const Box told = divided(rest, term.factor);
    const Box narrowed{std::max(box.least, told.least), std::min(box.most, told.most)};
    if (narrowed.empty()) return false;
    if (narrowed == box) continue;
    const Box now = scaled(narrowed, term.factor);
    sum.least += now.least - own.least;
    sum.most += now.most - own.most;
    box = narrowed;
    tell(term.number);
  }
  return true;
}

}  // namespace renga::disclosure
