#include "ids/unicode.hpp"

#include "base/base.hpp"

#include <algorithm>
#include <array>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace renga::ids {
namespace {

constexpr char32_t kLongVowel = 0x30FC;
constexpr std::array<char32_t, 16> kHyphenLike = {0x002D, 0x007E, 0x02D7, 0x2010,    0x2011, 0x2012,
                                                  0x2013, 0x2014, 0x2015, 0x2043,    0x2212, 0x223C,
                                                  0x2500, 0x2501, 0x301C, kLongVowel};

const icu::Normalizer2& nfkc() {
  static const icu::Normalizer2* const instance = [] {
    UErrorCode problem = U_ZERO_ERROR;
    const icu::Normalizer2* found = icu::Normalizer2::getNFKCInstance(problem);
    ensure(U_SUCCESS(problem), "ICU brings the data of NFKC");
    return found;
  }();
  return *instance;
}

const icu::Normalizer2& nfc() {
  static const icu::Normalizer2* const instance = [] {
    UErrorCode problem = U_ZERO_ERROR;
    const icu::Normalizer2* found = icu::Normalizer2::getNFCInstance(problem);
    ensure(U_SUCCESS(problem), "ICU brings the data of NFC");
    return found;
  }();
  return *instance;
}

icu::UnicodeString normalized(const icu::Normalizer2& form, const icu::UnicodeString& text) {
  UErrorCode problem = U_ZERO_ERROR;
  icu::UnicodeString result = form.normalize(text, problem);
  ensure(U_SUCCESS(problem), "ICU normalises well-formed text");
  return result;
}

bool has_category(char32_t c, std::uint32_t mask) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & mask) != 0;
}

}  // namespace

std::u32string compatibility_form(std::string_view utf8) {
  if (!is_utf8(utf8)) return {};
  const icu::StringPiece piece(utf8.data(), static_cast<std::int32_t>(utf8.size()));
  const icu::UnicodeString text = normalized(nfkc(), icu::UnicodeString::fromUTF8(piece));
  std::u32string code_points;
  code_points.reserve(static_cast<std::size_t>(text.length()));
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
    code_points += static_cast<char32_t>(text.char32At(i));
  return code_points;
}

std::string composed_utf8(std::u32string_view code_points) {
  icu::UnicodeString text;
  for (const char32_t c : code_points) text.append(static_cast<UChar32>(c));
  std::string utf8;
  normalized(nfc(), text).toUTF8String(utf8);
  return utf8;
}

char32_t composed_pair(char32_t first, char32_t second) {
  const UChar32 composed =
      nfc().composePair(static_cast<UChar32>(first), static_cast<UChar32>(second));
  return composed < 0 ? 0 : static_cast<char32_t>(composed);
}

bool is_letter_or_number(char32_t c) {
  return has_category(c, U_GC_L_MASK | U_GC_N_MASK);
}

bool is_space_or_control(char32_t c) {
  return has_category(c, U_GC_Z_MASK | U_GC_C_MASK);
}

bool is_hyphen_like(char32_t c) {
  return std::ranges::find(kHyphenLike, c) != kHyphenLike.end();
}

bool is_kana(char32_t c) {
  return (c >= 0x30A1 && c <= 0x30FA) || (c >= kLongVowel && c <= 0x30FE) ||
         (c >= 0x31F0 && c <= 0x31FF);
}

char32_t ascii_capital(char32_t c) {
  return c >= U'a' && c <= U'z' ? c - U'a' + U'A' : c;
}

}  // namespace renga::ids
