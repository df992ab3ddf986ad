#include "ids/birth_date.hpp"

#include "ids/unicode.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace renga::ids {
namespace {

constexpr std::string_view kEraLetters = "MTSHR";
constexpr std::string_view kSeparators = "-/.";

/// The compatibility form without spaces as ASCII; any other character becomes '?', which no form
/// of a date knows.
std::string plain(std::string_view text) {
  std::string ascii;
  for (const char32_t c : compatibility_form(text))
    if (!is_space_or_control(c)) ascii += c < 0x80 ? static_cast<char>(ascii_capital(c)) : '?';
  return ascii;
}

/// The pieces between separators of one kind.
std::vector<std::string_view> pieces_of(std::string_view text) {
  const std::size_t place = text.find_first_of(kSeparators);
  if (place == std::string_view::npos) return {text};
  return split(text, text[place]);
}

std::string two_digits(std::string_view number) {
  return std::string(number.size() == 1 ? "0" : "").append(number);
}

/// S550102 and S55.1.2 as 3550102; nothing without era letter.
std::optional<std::string> with_era_digit(std::string_view text) {
  const std::size_t era = text.empty() ? std::string_view::npos : kEraLetters.find(text.front());
  if (era == std::string_view::npos) return std::nullopt;
  std::string digits(1, static_cast<char>('1' + era));
  const auto pieces = pieces_of(text.substr(1));
  if (pieces.size() == 1) return digits.append(pieces[0]);
  for (const std::string_view piece : pieces) digits += two_digits(piece);
  return pieces.size() == 3 ? std::optional(digits) : std::nullopt;
}

/// 2003/07/26 as 2003-07-26.
std::string with_dashes(std::string text) {
  if (std::ranges::count(text, '/') == 2) std::ranges::replace(text, '/', '-');
  return text;
}

std::optional<Date> parsed(const std::string& text) {
  if (const auto wareki = with_era_digit(text)) return parse_wareki_date(*wareki);
  if (const auto date = parse_iso_date(with_dashes(text))) return date;
  if (const auto date = parse_compact_date(text)) return date;
  return parse_wareki_date(text);
}

}  // namespace

std::optional<BirthDate> normalised_birth_date(const Personal<std::string_view>& text) {
  static const std::optional<Date> kFirstDay = Date::from_civil(1873, 1, 1);
  std::optional<Date> date = parse_iso_date(text.disclose());
  if (!date) date = parsed(plain(text.disclose()));
  if (!date || *date < *kFirstDay) return std::nullopt;
  return BirthDate(*date);
}

std::optional<char> normalised_sex(std::string_view text) {
  const std::string ascii = text.size() == 1 ? std::string(text) : plain(text);
  if (ascii == "1" || ascii == "2") return ascii.front();
  return std::nullopt;
}

}  // namespace renga::ids
