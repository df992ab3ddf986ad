#include "report/unicode.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace renga::report {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

/// How the first byte of a sequence tells its length, and the least code point of that length
/// (RFC 3629, section 3: longer forms of the same code point are not UTF-8).
struct Lead {
  std::uint8_t mask;
  std::uint8_t mark;
  std::size_t length;
  char32_t least;
};

constexpr std::array<Lead, 4> kLeads = {{
    {0x80, 0x00, 1, 0},
    {0xE0, 0xC0, 2, 0x80},
    {0xF0, 0xE0, 3, 0x800},
    {0xF8, 0xF0, 4, 0x10000},
}};

std::uint8_t byte_at(std::string_view text, std::size_t place) {
  return static_cast<std::uint8_t>(text[place]);
}

bool allowed(char32_t point) {
  if (point < 0x20) return point == U'\t' || point == U'\n';
  if (point >= 0x7F && point < 0xA0) return false;
  if (point >= 0xD800 && point < 0xE000) return false;
  if (point >= 0xFDD0 && point < 0xFDF0) return false;
  return (point & 0xFFFE) != 0xFFFE && point < 0x110000;
}

/// The code point that begins at `place`, which moves behind it; one byte where none begins there.
char32_t next_point(std::string_view text, std::size_t& place) {
  for (const Lead& lead : kLeads) {
    const std::uint8_t first = byte_at(text, place);
    if ((first & lead.mask) != lead.mark || place + lead.length > text.size()) continue;
    auto point = static_cast<char32_t>(first & static_cast<std::uint8_t>(~lead.mask));
    std::size_t read = 1;
    for (; read < lead.length && (byte_at(text, place + read) & 0xC0) == 0x80; ++read)
      point = (point << 6) | (byte_at(text, place + read) & 0x3F);
    if (read != lead.length || point < lead.least) break;
    place += lead.length;
    return allowed(point) ? point : kReplacement;
  }
  ++place;
  return kReplacement;
}

void append(std::string& text, char32_t point) {
  const auto tail = [&](int shift) { text += static_cast<char>(0x80 | ((point >> shift) & 0x3F)); };
  if (point < 0x80) {
    text += static_cast<char>(point);
  } else if (point < 0x800) {
    text += static_cast<char>(0xC0 | (point >> 6));
    tail(0);
  } else if (point < 0x10000) {
    text += static_cast<char>(0xE0 | (point >> 12));
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0 | (point >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::string_view reference_for(char32_t point) {
  switch (point) {
    case U'&':
      return "&amp;";
    case U'<':
      return "&lt;";
    case U'>':
      return "&gt;";
    case U'"':
      return "&quot;";
    case U'\'':
      return "&#39;";
    default:
      return {};
  }
}

}  // namespace

std::u32string code_points(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  for (std::size_t place = 0; place < text.size();) points += next_point(text, place);
  return points;
}

std::string to_utf8(std::u32string_view points) {
  std::string text;
  for (const char32_t point : points) append(text, point);
  return text;
}

std::string escape(std::string_view text) {
  std::string escaped;
  for (const char32_t point : code_points(text)) {
    const std::string_view reference = reference_for(point);
    if (reference.empty())
      append(escaped, point);
    else
      escaped += reference;
  }
  return escaped;
}

}  // namespace renga::report
