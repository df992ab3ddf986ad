#pragma once

// The one header of this room: what a text shows of a person, told by its form alone. Pure: a value
// goes in, kinds come out, and no value is kept.

#include "base/base.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace renga::signs {

/// A kind of thing that leads to a person or an institution, or may hide one.
enum class Sign : std::uint8_t {
  email,
  phone,
  postal_code,
  address,
  provision_id,
  insured_number,
  kanji_name,
  kana_name,
  birth_date,
  institution,
  long_digits,
  free_text,
};
inline constexpr std::size_t kSigns = 12;

/// When a column shows a sign: where one value does, where most of its values do (or one, and the
/// column's name says so), or only where one value does and the name says so.
enum class Proof { one_value, most_values, with_name };

struct SignRow {
  Sign sign;
  std::string_view name;
  Bilingual label;
  std::string_view rule;  ///< of the catalogue
  Proof proof;
  bool leads_to_a_person;                        ///< as against: must be looked at
  std::span<const std::string_view> name_parts;  ///< parts of column names that promise it
  std::span<const std::string_view> names;       ///< column names that promise it
};

std::span<const SignRow> sign_table();
const SignRow& row_of(Sign sign);

/// A set of signs, one bit each.
using SignSet = std::uint32_t;
constexpr SignSet bit_of(Sign sign) {
  return SignSet{1} << static_cast<std::uint8_t>(sign);
}

/// The signs of one value.
SignSet signs_in(std::string_view text);

/// The sign that a column's name or label promises.
std::optional<Sign> promised_by(std::string_view column_name);

/// How many distinct values and rows of a column show each sign.
class ColumnSigns {
 public:
  void add(SignSet signs, std::int64_t rows, std::int64_t values = 1);

  std::int64_t values() const { return values_; }
  std::int64_t rows_with(Sign sign) const { return rows_with_[static_cast<std::size_t>(sign)]; }
  std::int64_t values_with(Sign sign) const { return values_with_[static_cast<std::size_t>(sign)]; }
  /// Whether the column shows the sign, by the proof that it asks for.
  bool shows(Sign sign, std::string_view column_name) const;

 private:
  std::int64_t values_ = 0;
  std::array<std::int64_t, kSigns> values_with_{};
  std::array<std::int64_t, kSigns> rows_with_{};
};

}  // namespace renga::signs
