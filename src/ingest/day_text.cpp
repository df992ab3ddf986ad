#include "ingest/day_text.hpp"

#include "base/base.hpp"

#include <algorithm>

namespace renga::ingest {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Takes what is shaped like this off the front: 0 stands for any digit, all else for itself.
bool take(std::string_view shape, std::string_view& text) {
  if (text.size() < shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i)
    if (shape[i] == '0' ? !is_digit(text[i]) : shape[i] != text[i]) return false;
  text.remove_prefix(shape.size());
  return true;
}

void take_fraction(std::string_view& text) {
  if (take(".0", text))
    while (take("0", text)) continue;
}

/// HH[MM[SS[.S…]]][±ZZZZ], or nothing.
bool is_time_of_hl7(std::string_view text) {
  const bool seconds = take("000000", text);
  if (seconds) take_fraction(text);
  if (!seconds && !take("0000", text)) take("00", text);
  if (!take("+0000", text)) take("-0000", text);
  return text.empty();
}

/// Thh:mm[:ss[.s…]] with Z or ±hh:mm behind it, or nothing.
bool is_time_of_fhir(std::string_view text) {
  if (text.empty()) return true;
  if (!take("T00:00", text)) return false;
  if (take(":00", text)) take_fraction(text);
  if (!take("Z", text) && !take("+00:00", text)) take("-00:00", text);
  return text.empty();
}

}  // namespace

std::string iso_day(std::string_view compact) {
  const auto day = parse_compact_date(compact);
  return day ? to_iso(*day) : std::string(compact);
}

std::string day_of_hl7(std::string_view moment) {
  const std::size_t end = std::min(moment.size(), kCompactDay.size());
  return is_time_of_hl7(moment.substr(end)) ? iso_day(moment.substr(0, end)) : std::string(moment);
}

std::string day_of_fhir(std::string_view moment) {
  constexpr std::size_t kDayCharacters = 10;
  const std::size_t end = std::min(moment.size(), kDayCharacters);
  return std::string(is_time_of_fhir(moment.substr(end)) ? moment.substr(0, end) : moment);
}

}  // namespace renga::ingest
