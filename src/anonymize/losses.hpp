#pragma once

#include "anonymize/measures.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace renga::anonymize {

/// A measure and its name in policies and reports.
struct LossRow {
  std::string_view name;
  Loss loss;
  /// Whether it is a sum over the columns, known before a single class is counted, that
  /// suppression can only add to.
  bool by_column;
};

inline constexpr std::array<LossRow, 5> kLosses = {{
    {"entropy", Loss::entropy, true},
    {"discernibility", Loss::discernibility, false},
    {"average_class_size", Loss::average_class_size, false},
    {"non_uniform_entropy", Loss::non_uniform_entropy, true},
    {"granularity", Loss::granularity, true},
}};

const LossRow& row_of(Loss loss);

/// The rows of one value of a column: what the value becomes, how many rows had it, and how many of
/// those stay.
struct ValueRows {
  std::uint32_t group = 0;
  std::int64_t rows = 0;
  std::int64_t kept = 0;
};

/// What one column loses, as each measure counts it.
struct ColumnLoss {
  double entropy = 0;      ///< 1 − H(after) / H(before)
  double bits_lost = 0;    ///< over all rows
  double bits = 0;         ///< that there were to lose
  double granularity = 0;  ///< mean over the rows
};

/// The order of the values has no influence on the result, to the last bit.
ColumnLoss column_loss(std::span<const ValueRows> values);

/// The classes of those who stay, and who does not.
struct ClassTotals {
  std::int64_t persons = 0;
  std::int64_t suppressed = 0;
  std::int64_t classes = 0;  ///< of those who stay
  double squares = 0;        ///< sum of the squares of their sizes
};

/// All measures (ANP-34, ANP-70 to ANP-73), each 0 to 1.
Losses losses_of(const ClassTotals& classes, std::span<const ColumnLoss> columns);

}  // namespace renga::anonymize
