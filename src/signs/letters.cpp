#include "signs/letters.hpp"

#include <cstdint>

namespace renga::signs {
namespace {

constexpr char32_t kBroken = 0xFFFD;

/// How many bytes follow the first one of a code point; nothing else begins one.
int followers_of(unsigned char lead) {
  if (lead < 0x80) return 0;
  if (lead >= 0xC2 && lead < 0xE0) return 1;
  if (lead >= 0xE0 && lead < 0xF0) return 2;
  if (lead >= 0xF0 && lead < 0xF5) return 3;
  return -1;
}

char32_t take_point(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  const int followers = followers_of(lead);
  if (followers < 0) return kBroken;
  char32_t point = followers == 0 ? lead : lead & (0x3FU >> static_cast<unsigned>(followers));
  for (int i = 0; i < followers; ++i) {
    if (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U)
      return kBroken;
    point = (point << 6U) | (static_cast<unsigned char>(text[at++]) & 0x3FU);
  }
  return point;
}

bool is_hyphen(char32_t point) {
  return (point >= 0x2010 && point <= 0x2015) || point == 0x2212;
}

}  // namespace

bool is_digit(char32_t point) {
  return point >= U'0' && point <= U'9';
}

bool is_kana(char32_t point) {
  return (point >= 0x3041 && point <= 0x3096) || (point >= 0x30A1 && point <= 0x30FC) ||
         (point >= 0xFF66 && point <= 0xFF9F);
}

bool is_kanji(char32_t point) {
  return (point >= 0x4E00 && point <= 0x9FFF) || point == 0x3005 || point == 0x3006 ||
         (point >= 0xF900 && point <= 0xFAFF);
}

std::u32string folded(std::string_view text) {
  constexpr char32_t kFullWidth = 0xFEE0;
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) {
    char32_t point = take_point(text, at);
    if (point >= 0xFF01 && point <= 0xFF5E) point -= kFullWidth;
    if (point == 0x3000) point = U' ';
    // A long vowel sign behind a digit is a hyphen that somebody typed with the wrong key.
    const bool after_digit = !points.empty() && is_digit(points.back());
    if (is_hyphen(point) || (point == 0x30FC && after_digit)) point = U'-';
    points.push_back(point);
  }
  return points;
}

}  // namespace renga::signs
