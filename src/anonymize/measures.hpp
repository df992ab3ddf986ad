#pragma once

#include "anonymize/anonymize.hpp"

#include <span>

namespace renga::anonymize {

/// So many classes (or values) have exactly this size.
struct SizeCount {
  std::int64_t size = 0;
  std::int64_t count = 0;
};

/// The class statistics of ANP-31, from the sizes in ascending order. No class at all gives zeros.
/// `sampling_share` (above 0, at most 1) is the data's share of the population.
Measures measures_of(std::span<const SizeCount> sizes,
                     std::optional<double> sampling_share = std::nullopt);

/// Shannon's entropy, in bits, of values with these frequencies.
double entropy_bits(std::span<const SizeCount> sizes);

/// How much of one column's information is gone, 0 to 1.
double entropy_lost(double before_bits, double after_bits);

/// The loss of ANP-34: what suppression takes away as a whole, and what is lost of the columns of
/// those who stay.
double loss_of(double suppressed_share, std::span<const double> column_losses);

}  // namespace renga::anonymize
