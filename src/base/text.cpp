#include "base/text.hpp"

#include <algorithm>
#include <charconv>

namespace renga {

std::string fill(std::string_view pattern,
                 const std::function<std::string_view(std::string_view)>& value_of) {
  std::string text;
  while (true) {
    const std::size_t open = pattern.find('{');
    const std::size_t close = pattern.find('}', open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    text += pattern.substr(0, open);
    text += value_of(pattern.substr(open + 1, close - open - 1));
    pattern.remove_prefix(close + 1);
  }
  text += pattern;
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  while (true) {
    const std::size_t end = text.find(separator);
    pieces.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return pieces;
    text.remove_prefix(end + 1);
  }
}

std::string join(std::span<const std::string> pieces, std::string_view separator) {
  std::string text;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i > 0) text += separator;
    text += pieces[i];
  }
  return text;
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  std::int64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data(), end, number);
  if (text.empty() || problem != std::errc() || stop != end) return std::nullopt;
  return number;
}

std::optional<double> parse_decimal(std::string_view text) {
  double number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data(), end, number, std::chars_format::fixed);
  if (text.empty() || problem != std::errc() || stop != end) return std::nullopt;
  return number;
}

namespace {

struct Utf8Lead {
  int following;
  std::uint32_t bits;
  std::uint32_t smallest;
};

std::optional<Utf8Lead> utf8_lead(unsigned char byte) {
  if (byte < 0x80) return Utf8Lead{0, byte, 0};
  if (byte >= 0xC2 && byte < 0xE0) return Utf8Lead{1, byte & 0x1FU, 0x80};
  if (byte >= 0xE0 && byte < 0xF0) return Utf8Lead{2, byte & 0x0FU, 0x800};
  if (byte >= 0xF0 && byte < 0xF5) return Utf8Lead{3, byte & 0x07U, 0x10000};
  return std::nullopt;
}

}  // namespace

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = utf8_lead(static_cast<unsigned char>(text[i]));
    if (!lead || i + static_cast<std::size_t>(lead->following) >= text.size()) return false;
    std::uint32_t point = lead->bits;
    for (int k = 1; k <= lead->following; ++k) {
      const auto byte = static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]);
      if ((byte & 0xC0U) != 0x80U) return false;
      point = (point << 6U) | (byte & 0x3FU);
    }
    const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    if (point < lead->smallest || point > 0x10FFFF || surrogate) return false;
    i += 1 + static_cast<std::size_t>(lead->following);
  }
  return true;
}

std::string to_hex(std::span<const std::uint8_t> bytes) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const std::uint8_t byte : bytes) {
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 15U];
  }
  return text;
}

namespace {

std::optional<std::uint8_t> hex_digit(char digit) {
  if (digit >= '0' && digit <= '9') return static_cast<std::uint8_t>(digit - '0');
  if (digit >= 'a' && digit <= 'f') return static_cast<std::uint8_t>(digit - 'a' + 10);
  if (digit >= 'A' && digit <= 'F') return static_cast<std::uint8_t>(digit - 'A' + 10);
  return std::nullopt;
}

}  // namespace

std::optional<std::vector<std::uint8_t>> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  std::vector<std::uint8_t> bytes;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const auto high = hex_digit(text[i]);
    const auto low = hex_digit(text[i + 1]);
    if (!high || !low) return std::nullopt;
    bytes.push_back(static_cast<std::uint8_t>((*high << 4U) | *low));
  }
  return bytes;
}

namespace {

constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t kBytesOfGroup = 3;
constexpr std::size_t kCharactersOfGroup = 4;

}  // namespace

std::string to_base64(std::span<const std::uint8_t> bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += kBytesOfGroup) {
    std::uint32_t group = 0;
    const std::size_t present = std::min(kBytesOfGroup, bytes.size() - i);
    for (std::size_t k = 0; k < kBytesOfGroup; ++k)
      group = (group << 8U) | (k < present ? bytes[i + k] : 0U);
    for (std::size_t k = 0; k < kCharactersOfGroup; ++k)
      text += k <= present ? kBase64[(group >> (18U - 6U * k)) & 63U] : '=';
  }
  return text;
}

std::optional<std::vector<std::uint8_t>> from_base64(std::string_view text) {
  if (text.size() % kCharactersOfGroup != 0) return std::nullopt;
  std::vector<std::uint8_t> bytes;
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (const char character : text.substr(0, text.find('='))) {
    const std::size_t value = kBase64.find(character);
    if (value == std::string_view::npos) return std::nullopt;
    bits = (bits << 6U) | static_cast<std::uint32_t>(value);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes.push_back(static_cast<std::uint8_t>((bits >> held) & 255U));
  }
  // Padding and leftover bits have one right form only: that of the encoder.
  if (to_base64(bytes) != text) return std::nullopt;
  return bytes;
}

std::string with_thousands(std::int64_t number) {
  std::string digits = std::to_string(number < 0 ? -number : number);
  for (std::ptrdiff_t place = std::ssize(digits) - 3; place > 0; place -= 3)
    digits.insert(static_cast<std::size_t>(place), ",");
  return number < 0 ? "-" + digits : digits;
}

}  // namespace renga
