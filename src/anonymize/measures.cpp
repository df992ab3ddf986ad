#include "anonymize/measures.hpp"

#include "anonymize/population.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace renga::anonymize {
namespace {

double quotient(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

Measures measures_of(std::span<const SizeCount> sizes, std::optional<double> sampling_share) {
  Measures measures;
  if (sizes.empty()) return measures;
  for (const SizeCount& entry : sizes) {
    measures.persons += entry.size * entry.count;
    measures.classes += entry.count;
  }
  measures.k = sizes.front().size;
  measures.largest = sizes.back().size;
  measures.unique = measures.k == 1 ? sizes.front().count : 0;
  measures.unique_share = quotient(measures.unique, measures.persons);
  measures.risk_average = quotient(measures.classes, measures.persons);
  measures.risk_highest = quotient(1, measures.k);
  const double share = sampling_share.value_or(1);
  measures.attackers = {measures.risk_highest, measures.risk_average, share * measures.risk_highest,
                        share * measures.risk_average, share * measures.risk_average};
  if (sampling_share)
    measures.population = {pitman_unique_share(sizes, share), zayatz_unique_share(sizes, share),
                           dankar_unique_share(sizes, share)};
  return measures;
}

double entropy_bits(std::span<const SizeCount> sizes) {
  std::int64_t rows = 0;
  for (const SizeCount& entry : sizes) rows += entry.size * entry.count;
  double bits = 0;
  for (const SizeCount& entry : sizes) {
    const double share = quotient(entry.size, rows);
    bits -= static_cast<double>(entry.count) * share * std::log2(share);
  }
  return bits;
}

double entropy_lost(double before_bits, double after_bits) {
  return before_bits <= 0 ? 0.0 : std::clamp(1 - after_bits / before_bits, 0.0, 1.0);
}

double loss_of(double suppressed_share, std::span<const double> column_losses) {
  if (column_losses.empty()) return suppressed_share;
  const double mean = std::accumulate(column_losses.begin(), column_losses.end(), 0.0) /
                      static_cast<double>(column_losses.size());
  return suppressed_share + (1 - suppressed_share) * mean;
}

}  // namespace renga::anonymize
