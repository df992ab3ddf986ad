#pragma once

#include "anonymize/anonymize.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renga::anonymize {

/// A value as it is written, and its rows.
struct WrittenCount {
  std::string_view value;
  std::int64_t rows = 0;
};

/// How the values of a column are put into bins: numbers by size, dates by year, words as they are.
enum class Binning { numbers, dates, words };

/// A picture of the values before an operator that points at nobody: ranges of numbers with round
/// edges, years or groups of years, the most frequent words. Bins of fewer than `rows_min` rows are
/// left out, their rows are counted in the last bin, which has an empty label; it is there only
/// where it has rows.
std::vector<BinCount> bins_of(std::span<const WrittenCount> values, Binning binning,
                              std::int64_t rows_min);

}  // namespace renga::anonymize
