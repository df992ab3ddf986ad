#pragma once

#include <span>
#include <string_view>

namespace renga::ingest {

/// One item of a check-up: the 17 characters of its JLAC10 code, what it is, the form of its value,
/// and the column of the table `checkup` that takes it.
struct CheckupItem {
  std::string_view code;
  std::string_view label;
  std::string_view kind;    ///< PQ a number with unit, CD and CO codes, ST text
  std::string_view unit;    ///< as XML writes it; empty where there is none
  std::string_view column;  ///< empty: only in checkup_item
};

/// Source: XML用特定健診項目情報 (第3期 and 第4期). Of several items for one column, the earlier
/// one goes first: measured before told, the blood pressure of record before the second and the
/// first.
std::span<const CheckupItem> checkup_items();

/// The item of that code, or none.
const CheckupItem* checkup_item(std::string_view code);

}  // namespace renga::ingest
