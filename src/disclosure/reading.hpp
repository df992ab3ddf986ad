#pragma once

#include "disclosure/tables.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace renga::disclosure {

/// What the text of a cell says.
struct Reading {
  Content content = Content::blank;
  double value = 0;
  std::optional<std::int64_t> hides_below;  ///< the bound that a mark such as 10未満 tells
  std::int32_t decimals = 0;                ///< how many a number is printed with
};

/// The text with full-width letters, digits, signs and spaces made half-width, without spaces
/// around.
std::string folded(std::string_view text);

/// The text without spaces around it, full-width ones included.
std::string_view trimmed(std::string_view text);

/// Reads a cell of a measure: a number with or without thousands separators, a mark of suppression,
/// or nothing. Nothing is returned where the text is none of these, or where a count of persons or
/// institutions is negative or not whole.
std::optional<Reading> read_cell(std::string_view text, Unit unit);

/// Whether protected copies may print this mark: a later check must read it, and it must not claim
/// a bound that a cell hidden only to protect another one does not keep.
bool is_neutral_mark(std::string_view text);

/// The neutral marks, for messages.
std::string neutral_marks();

/// Whether a label is one of the usual words for a total (計, 合計, total, …), also with more
/// words in brackets behind it (総計 (算定回数)).
bool looks_like_total(std::string_view label);

}  // namespace renga::disclosure
