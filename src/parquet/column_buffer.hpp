#pragma once

#include "parquet/dictionary.hpp"
#include "parquet/encoding.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renga::parquet {

/// How Parquet stores a column.
enum class Physical : std::uint8_t {
  boolean = 0,
  integer32 = 1,
  integer64 = 2,
  real = 5,
  bytes = 6
};

Physical physical_of(Type type);

/// The values of one column in one row group. Rows without a value cost nothing: a value brings the
/// row where it stands. Values are kept by number in a dictionary while that is small, else plain.
class ColumnBuffer {
 public:
  explicit ColumnBuffer(const Column& column);

  /// Rows come in ascending order, from 0. Dates are days, decimals their bits.
  void put_number(std::uint32_t row, std::uint64_t value);
  void put_text(std::uint32_t row, std::string_view text);
  /// All rows of a group at once, each with a value: for a column of keys, which are whole numbers
  /// without a dictionary.
  void put_keys(std::span<const std::int64_t> keys);

  Physical physical() const { return physical_; }
  std::uint32_t values() const { return values_; }
  const std::vector<PresenceRun>& presence() const { return presence_; }
  /// Entries of the dictionary; 0 where the values are plain.
  std::uint32_t dictionary_entries() const;
  void append_dictionary(std::string& bytes) const;
  void append_values(std::string& bytes) const;
  struct Range {
    std::int64_t least = 0;
    std::int64_t most = 0;
  };
  /// The smallest and largest value of whole numbers and days.
  std::optional<Range> range() const;
  /// About so much memory it holds.
  std::size_t bytes() const;
  void clear();

 private:
  /// Most rows follow the one before.
  void mark(std::uint32_t row) {
    if (row == next_row_ && !presence_.empty()) {
      ++presence_.back().present;
      ++next_row_;
      ++values_;
      return;
    }
    mark_after_gap(row);
  }
  void mark_after_gap(std::uint32_t row);
  void append_plain(std::uint64_t value, std::string& bytes) const;
  /// Gives up the dictionary and writes out what it numbered so far.
  void turn_plain();

  // What every value needs stands together.
  Physical physical_;
  bool never_dictionary_;
  bool plain_;
  std::uint32_t values_ = 0;
  std::uint32_t next_row_ = 0;
  Range range_;
  std::vector<PresenceRun> presence_;
  std::vector<std::uint32_t> numbers_;
  NumberDictionary number_dictionary_;
  TextDictionary text_dictionary_;
  std::string plain_bytes_;
};

}  // namespace renga::parquet
