#pragma once

#include "ingest/code_lists.hpp"
#include "table/table.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace renga::ingest {

/// The kinds of receipts, each with a specification of its own.
enum class Claim : std::uint8_t { medical, dpc, dental, pharmacy };

inline constexpr std::array kClaims = {Claim::medical, Claim::dpc, Claim::dental, Claim::pharmacy};

/// medical, dpc, dental, pharmacy.
std::string_view name_of(Claim claim);
/// 医科, DPC, 歯科, 調剤.
std::string_view label_of(Claim claim);

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
  std::uint8_t repeat = 1;  ///< so many like fields, numbered from 1
  std::uint8_t first = 1;   ///< the number of the first of them
  std::uint8_t stride = 1;  ///< positions from one of them to the next
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

  constexpr std::size_t position(std::size_t repetition) const {
    return index + repetition * traits.stride;
  }
};

/// Where a record stands in a file: the head; an institution in front of its receipt; the first of
/// a receipt, its payers, what follows them, its diseases, acts and comments; what opens a donor's
/// receipt inside the recipient's; why a receipt was returned; the closing record.
enum class Place : std::uint8_t {
  head,
  institution,
  receipt,
  payer,
  detail,
  body,
  donor,
  returned,
  tail
};

struct Layout {
  std::string_view record;
  std::string_view label;
  Place place;
  std::uint8_t field_count;  ///< with the record kind itself
  std::span<const Field> fields;
  std::uint8_t rank = 0;  ///< records of a receipt stand in the order of their ranks; 0: anywhere
  bool rare = false;      ///< its table exists only where there are rows
};

/// The records of a kind of receipts, in the order of a file.
std::span<const Layout> receipt_layouts(Claim claim);

// One table a kind, each in its own file.
std::span<const Layout> medical_layouts();
std::span<const Layout> dpc_layouts();
std::span<const Layout> dental_layouts();
std::span<const Layout> pharmacy_layouts();

}  // namespace renga::ingest
