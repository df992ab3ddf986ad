#pragma once

#include "base/base.hpp"
#include "table/table.hpp"

#include <bit>
#include <cstdint>
#include <string_view>

namespace renga::ingest {

/// One value on its way from a line into a table. A text lives as long as the record it is from.
struct Cell {
  enum class Kind : std::uint8_t { null, integer, decimal, text, date };

  Kind kind = Kind::null;
  std::int64_t integer = 0;  ///< also the days of a date, and the bits of a decimal number
  std::string_view text;

  static Cell of(std::int64_t value) { return {Kind::integer, value, {}}; }
  static Cell of(double value) { return {Kind::decimal, std::bit_cast<std::int64_t>(value), {}}; }
  static Cell of(std::string_view value) { return {Kind::text, 0, value}; }
  static Cell of(Date value) { return {Kind::date, value.days(), {}}; }

  bool is_null() const { return kind == Kind::null; }
  /// The number, or 0 where there is none.
  std::int64_t number() const { return integer; }
};

inline void append(const Cell& cell, Appender& row) {
  switch (cell.kind) {
    case Cell::Kind::null:
      return row.null();
    case Cell::Kind::integer:
      return row.integer(cell.integer);
    case Cell::Kind::decimal:
      return row.decimal(std::bit_cast<double>(cell.integer));
    case Cell::Kind::text:
      return row.text(cell.text);
    case Cell::Kind::date:
      return row.date(Date::from_days(static_cast<std::int32_t>(cell.integer)));
  }
}

}  // namespace renga::ingest
