#pragma once

#include "dataset/dataset.hpp"
#include "extract/extract.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace renga::extract {

inline std::int64_t whole(double value) {
  return static_cast<std::int64_t>(std::llround(value));
}

/// What an estimate adds up, step by step (EXT-23).
class Tally {
 public:
  explicit Tally(const dataset::Dataset& dataset) : dataset_(dataset) {}

  double rows_in(std::string_view table) const;
  /// A step, with the rows of the tables that it reads.
  PlannedStep& add(PlannedStep step);
  void write_rows(double rows) { rows_written_ += rows; }
  void write_bytes(double bytes) { bytes_written_ += bytes; }
  /// So many rows of a table, of which only these columns are written.
  Done write(const TableEntry& source, double rows, std::size_t columns);
  double rows_written() const { return rows_written_; }
  /// The most that is held in memory at once.
  void hold(double bytes) { largest_bytes_ = std::max(largest_bytes_, bytes); }

  Explanation finish(std::int64_t memory_limit_mib);

 private:
  const dataset::Dataset& dataset_;
  Explanation explanation_;
  double rows_read_ = 0;
  double rows_written_ = 0;
  double bytes_written_ = 0;
  double largest_bytes_ = 0;
};

/// What rows that wait to be ordered hold in memory.
double bytes_to_order(double rows, std::size_t columns);

}  // namespace renga::extract
