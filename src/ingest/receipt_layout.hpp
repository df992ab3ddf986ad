#pragma once

#include "ingest/code_lists.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace renga::ingest {

/// Which characters a field may hold (モード).
enum class Mode : std::uint8_t { digits, alphanumeric, wide, either };

/// What the absence or the badness of a value means (ING-12).
enum class Need : std::uint8_t {
  optional,  ///< may be absent; a bad value sets the record aside
  expected,  ///< absent or bad: left empty, with a warning
  must,      ///< absent or bad: the record is set aside
};

/// Bytes in the file's own characters.
struct Width {
  std::uint16_t bytes;
  bool fixed;
};
constexpr Width exactly(std::uint16_t bytes) {
  return {bytes, true};
}
constexpr Width up_to(std::uint16_t bytes) {
  return {bytes, false};
}

/// What most fields do not have.
struct Traits {
  Need need = Need::optional;
  Role role = Role::plain;
  CodeList list = CodeList::none;
  std::string_view unit = {};
  std::uint8_t repeat = 1;  ///< so many fields follow each other, numbered from 1
  std::uint8_t first = 1;   ///< the number of the first of them
  bool one_space = false;   ///< family and given name with one space between them
};

/// One row of the layout: a field, or `repeat` like fields. A field without a column is reserved.
struct Field {
  std::uint8_t index;       ///< position after splitting at commas, the record kind being 0
  std::string_view column;  ///< "#" stands for the number of a repeated field
  std::string_view label;
  Type type;
  Mode mode;
  Width width;
  Traits traits = {};
};

/// Where a record stands in a file: the head; the first of a receipt, its payers, what follows
/// them, its diseases, acts and comments; the closing record.
enum class Place : std::uint8_t { head, receipt, payer, detail, body, tail };

struct Layout {
  std::string_view record;
  std::string_view label;
  Place place;
  std::uint8_t field_count;  ///< with the record kind itself
  std::span<const Field> fields;
};

/// Records of medical receipts (記録条件仕様 医科用), in the order of a file.
std::span<const Layout> receipt_layouts();

}  // namespace renga::ingest
