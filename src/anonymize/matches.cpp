#include "anonymize/matches.hpp"

#include "anonymize/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace renga::anonymize {
namespace {

constexpr std::int64_t kMostExact = 1000;
constexpr double kNothing = 1e-17;

/// Persons and weights that are added up under a number.
struct Sums {
  std::vector<std::int64_t> persons;
  std::vector<double> weights;

  void add(const Keys& keys, std::size_t key, std::size_t at) {
    if (persons.size() <= at) {
      persons.resize(at + 1, 0);
      weights.resize(at + 1, 0);
    }
    persons[at] += keys.persons[key];
    if (!keys.weights.empty()) weights[at] += keys.weights[key];
  }
};

/// Numbers the values of a key in some columns.
class Projection {
 public:
  Projection(const Keys& keys, std::vector<std::size_t> columns)
      : keys_(keys), columns_(std::move(columns)), numbers_(columns_.size()) {}

  std::size_t number_of(std::size_t key) {
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < columns_.size(); ++i)
      at = numbers_[i].of(pair_of(at, keys_.columns[columns_[i]][key]));
    return at;
  }

 private:
  const Keys& keys_;
  std::vector<std::size_t> columns_;
  std::vector<Numbers> numbers_;
};

/// Which columns of a key are missing.
std::vector<bool> pattern_of(const Keys& keys, std::size_t key) {
  std::vector<bool> missing;
  for (const auto& column : keys.columns) missing.push_back(column[key] == 0);
  return missing;
}

std::vector<std::size_t> known_in_both(const std::vector<bool>& one,
                                       const std::vector<bool>& other) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < one.size(); ++i)
    if (!one[i] && !other[i]) columns.push_back(i);
  return columns;
}

Matches match_equal(const Keys& keys, bool missing_is_alone) {
  std::vector<std::size_t> all(keys.columns.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  Projection projection(keys, all);
  Sums sums;
  std::vector<std::size_t> number;
  for (std::size_t key = 0; key < keys.persons.size(); ++key) {
    number.push_back(projection.number_of(key));
    sums.add(keys, key, number.back());
  }
  Matches matches;
  for (std::size_t key = 0; key < keys.persons.size(); ++key) {
    const std::vector<bool> missing = pattern_of(keys, key);
    const bool alone = missing_is_alone && std::ranges::find(missing, true) != missing.end();
    matches.persons.push_back(alone ? 1 : sums.persons[number[key]]);
    if (keys.weights.empty()) continue;
    const double mean = keys.weights[key] / static_cast<double>(keys.persons[key]);
    matches.weights.push_back(alone ? mean : sums.weights[number[key]]);
  }
  return matches;
}

/// Keys with the same columns missing are compared at once: two keys match where they agree in the
/// columns that both of them have.
Matches match_anything(const Keys& keys) {
  std::map<std::vector<bool>, std::vector<std::size_t>> by_pattern;
  for (std::size_t key = 0; key < keys.persons.size(); ++key)
    by_pattern[pattern_of(keys, key)].push_back(key);
  Matches matches{std::vector<std::int64_t>(keys.persons.size(), 0),
                  std::vector<double>(keys.weights.size(), 0)};
  for (const auto& [pattern, some] : by_pattern)
    for (const auto& [other_pattern, others] : by_pattern) {
      Projection projection(keys, known_in_both(pattern, other_pattern));
      Sums sums;
      for (const std::size_t key : others) sums.add(keys, key, projection.number_of(key));
      for (const std::size_t key : some) {
        const std::size_t number = projection.number_of(key);
        if (number >= sums.persons.size()) continue;
        matches.persons[key] += sums.persons[number];
        if (!keys.weights.empty()) matches.weights[key] += sums.weights[number];
      }
    }
  return matches;
}

/// The expectation of 1 / (f + N), N being how often one fails before f successes: every term is
/// positive, so that nothing cancels.
double risk_by_series(double f, double p) {
  const double q = 1 - p;
  double term = std::exp(f * std::log(p));
  double risk = 0;
  double left = 1;
  for (double n = 0; left > kNothing && n < 100 * f + 10'000; ++n) {
    risk += term / (f + n);
    left -= term;
    term *= q * (f + n) / (n + 1);
    if (n > f * q / p && term < kNothing) break;
  }
  return risk;
}

/// r(f) = p/q × (1 / (f − 1) − r(f − 1)); an error shrinks with each step while p ≤ q.
double risk_by_steps(std::int64_t sample, double p) {
  const double odds = p / (1 - p);
  double risk = odds * std::log(1 / p);
  for (std::int64_t f = 2; f <= sample; ++f) risk = odds * (1 / static_cast<double>(f - 1) - risk);
  return risk;
}

}  // namespace

Matches match(const Keys& keys, Missing missing) {
  if (missing == Missing::matches_anything) return match_anything(keys);
  return match_equal(keys, missing == Missing::matches_nothing);
}

double individual_risk(std::int64_t sample, double population) {
  const auto f = static_cast<double>(sample);
  const double p = f / population;
  if (p >= 1) return 1 / f;
  if (sample > kMostExact) return approximate_individual_risk(sample, population);
  return 2 * p <= 1 ? risk_by_steps(sample, p) : risk_by_series(f, p);
}

double approximate_individual_risk(std::int64_t sample, double population) {
  const auto f = static_cast<double>(sample);
  const double p = f / population;
  if (p >= 1) return 1 / f;
  return sample < 3 ? individual_risk(sample, population) : p / (f - (1 - p));
}

}  // namespace renga::anonymize
