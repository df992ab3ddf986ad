#include "publication/workbook_texts.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/core.h>

namespace renga::publication {
namespace {

struct FormatRange {
  std::int64_t first;
  std::int64_t last;
  NumberStyle style;
};

/// The formats that every workbook knows by number (ECMA-376 part 1, 18.8.30).
constexpr std::array<FormatRange, 6> kBuiltIn = {{
    {9, 10, NumberStyle::percent},
    {14, 17, NumberStyle::day},
    {22, 22, NumberStyle::day},
    {27, 31, NumberStyle::day},
    {34, 36, NumberStyle::day},
    {50, 58, NumberStyle::day},
}};

/// A style keeps its number format for at most so many styles.
constexpr std::size_t kMostStyles = 65'536;

/// The digits that a spreadsheet program keeps of a number.
constexpr std::size_t kExactDigits = 15;

std::string without_zeros(std::string digits) {
  if (digits.find('.') == std::string::npos) return digits;
  while (digits.back() == '0') digits.pop_back();
  if (digits.back() == '.') digits.pop_back();
  return digits;
}

/// A number without exponent, to the 15 digits that are kept.
std::string plain_digits(double number) {
  if (number == 0) return "0";
  const int magnitude = static_cast<int>(std::floor(std::log10(std::fabs(number))));
  const int decimals = std::clamp(static_cast<int>(kExactDigits) - 1 - magnitude, 0, 20);
  return without_zeros(fmt::format("{:.{}f}", number, decimals));
}

std::string day_text(double number, bool days_from_1904) {
  // Day 60 of 1900 is a day that never was (29 February 1900); later numbers count it.
  const auto start = days_from_1904 ? Date::from_civil(1904, 1, 1) : Date::from_civil(1899, 12, 30);
  return to_iso(start->plus_days(static_cast<std::int32_t>(number)));
}

}  // namespace

void SharedTexts::open(std::string_view name, std::span<const formats::XmlAttribute>,
                       std::int64_t) {
  if (name == "si") {
    texts_->emplace_back();
    places_.push_back({begin_byte(), 0});
  }
  if (name == "rPh") ++in_reading_;
  in_text_ = name == "t" && in_reading_ == 0 && !texts_->empty();
}

void SharedTexts::text(std::string_view part) {
  if (!in_text_) return;
  texts_->back() += part;
  if (texts_->back().size() > kMostTextBytes)
    refuse({"一つのセルの文字が多すぎる", "one text is too long"});
}

void SharedTexts::close(std::string_view name) {
  in_text_ = false;
  if (name == "rPh") --in_reading_;
  if (name == "si" && !places_.empty()) places_.back().end = end_byte();
}

NumberStyle style_of_format(std::string_view format) {
  bool quoted = false;
  bool bracketed = false;
  bool day = false;
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == '[' || c == ']')) {
      bracketed = c == '[';
    } else if (!quoted && !bracketed && c == '%') {
      return NumberStyle::percent;
    } else if (!quoted && !bracketed && (c == 'y' || c == 'd' || c == 'e')) {
      day = true;
    }
  }
  return day && format != "General" ? NumberStyle::day : NumberStyle::plain;
}

void CellStyles::open(std::string_view name, std::span<const formats::XmlAttribute> attributes,
                      std::int64_t) {
  if (name == "numFmt") {
    if (const auto id = parse_integer(attribute(attributes, "numFmtId")))
      own_formats_[*id] = style_of_format(attribute(attributes, "formatCode"));
    return;
  }
  if (name == "cellXfs") in_cell_styles_ = true;
  if (name != "xf" || !in_cell_styles_) return;
  if (styles_.size() >= kMostStyles) return refuse({"書式が多すぎる", "too many styles"});
  const auto id = parse_integer(attribute(attributes, "numFmtId")).value_or(0);
  NumberStyle style = NumberStyle::plain;
  for (const FormatRange& range : kBuiltIn)
    if (id >= range.first && id <= range.last) style = range.style;
  if (const auto own = own_formats_.find(id); own != own_formats_.end()) style = own->second;
  styles_.push_back(style);
}

void CellStyles::close(std::string_view name) {
  if (name == "cellXfs") in_cell_styles_ = false;
}

std::string shown_number(std::string_view stored, NumberStyle style, bool days_from_1904) {
  constexpr double kLastDay = 2'958'465;  // 9999-12-31
  double number = 0;
  const auto [end, problem] = std::from_chars(stored.data(), stored.data() + stored.size(), number);
  if (problem != std::errc() || end != stored.data() + stored.size() || !std::isfinite(number))
    return std::string(stored);
  if (style == NumberStyle::percent) return plain_digits(number * 100) + "%";
  if (style == NumberStyle::day && number >= 1 && number <= kLastDay)
    return day_text(number, days_from_1904);
  const bool exponent = stored.find_first_of("eE") != std::string_view::npos;
  return exponent || stored.size() > kExactDigits ? plain_digits(number) : std::string(stored);
}

}  // namespace renga::publication
