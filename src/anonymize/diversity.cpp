#include "anonymize/diversity.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <vector>

namespace renga::anonymize {
namespace {

double total(std::span<const ValuePersons> values) {
  return std::accumulate(values.begin(), values.end(), 0.0,
                         [](double sum, const ValuePersons& value) {
                           return sum + static_cast<double>(value.persons);
                         });
}

double entropy_number(std::span<const ValuePersons> values) {
  const double all = total(values);
  double entropy = 0;
  for (const ValuePersons& value : values) {
    const double share = static_cast<double>(value.persons) / all;
    entropy -= share * std::log(share);
  }
  return std::exp(entropy);
}

double recursive_c(std::span<const ValuePersons> values, std::int64_t l) {
  if (std::ssize(values) < l) return std::numeric_limits<double>::infinity();
  std::vector<double> persons;
  for (const ValuePersons& value : values) persons.push_back(static_cast<double>(value.persons));
  std::ranges::sort(persons, std::ranges::greater());
  const double rare = std::accumulate(persons.begin() + (l - 1), persons.end(), 0.0);
  return persons.front() / rare;
}

struct Distances {
  double equal = 0;
  double ordered = 0;
};

Distances distances(std::span<const ValuePersons> in_class,
                    std::span<const ValuePersons> everybody) {
  const double here = total(in_class);
  const double all = total(everybody);
  Distances sums;
  double shift = 0;
  auto next = in_class.begin();
  for (const ValuePersons& value : everybody) {
    double difference = -static_cast<double>(value.persons) / all;
    if (next != in_class.end() && next->rank == value.rank)
      difference += static_cast<double>((next++)->persons) / here;
    shift += difference;
    sums.equal += std::abs(difference);
    sums.ordered += std::abs(shift);
  }
  const double steps = static_cast<double>(everybody.size()) - 1;
  return {sums.equal / 2, steps > 0 ? sums.ordered / steps : 0};
}

}  // namespace

void Diversity::take_worse(const Diversity& other) {
  l_distinct = std::min(l_distinct, other.l_distinct);
  l_entropy = std::min(l_entropy, other.l_entropy);
  if (recursive_c && other.recursive_c) recursive_c = std::max(*recursive_c, *other.recursive_c);
  t_equal = std::max(t_equal, other.t_equal);
  t_ordered = std::max(t_ordered, other.t_ordered);
}

Diversity diversity_of(std::span<const ValuePersons> in_class,
                       std::span<const ValuePersons> everybody,
                       std::optional<std::int64_t> recursive_l) {
  const Distances far = distances(in_class, everybody);
  Diversity diversity{static_cast<double>(in_class.size()), entropy_number(in_class), std::nullopt,
                      far.equal, far.ordered};
  if (recursive_l) diversity.recursive_c = recursive_c(in_class, *recursive_l);
  return diversity;
}

}  // namespace renga::anonymize
