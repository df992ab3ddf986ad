#include "ids/unicode.hpp"

#include "base/base.hpp"

#include <algorithm>
#include <array>

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace renga::ids {
namespace {

constexpr char32_t kLongVowel = 0x30FC;
constexpr std::array<char32_t, 22> kHyphenLike = {
    0x002D, 0x007E, 0x02D7, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2043, 0x2053,
    0x2212, 0x223C, 0x23AF, 0x2500, 0x2501, 0x2796, 0x2E3A, 0x2E3B, 0x301C, 0x3030, kLongVowel};
/// Letters that nobody sees; NFKC turns U+3164 and U+FFA0 into the second one.
constexpr std::array<char32_t, 2> kHangulFillers = {0x115F, 0x1160};
/// The modifier letters (category Lm) of names in kana: iteration marks and the long vowel.
constexpr std::array<char32_t, 4> kNameModifiers = {0x3005, kLongVowel, 0x30FD, 0x30FE};
constexpr char32_t kReplacement = 0xFFFD;

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

icu::UnicodeString from_code_points(std::u32string_view code_points) {
  icu::UnicodeString text;
  for (const char32_t c : code_points) text.append(static_cast<UChar32>(c));
  return text;
}

std::u32string to_code_points(const icu::UnicodeString& text) {
  std::u32string code_points;
  code_points.reserve(static_cast<std::size_t>(text.length()));
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
    code_points += static_cast<char32_t>(text.char32At(i));
  return code_points;
}

icu::UnicodeString from_utf8(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
}

std::u32string decomposition(char32_t c) {
  icu::UnicodeString text;
  const bool has_one = nfc().getDecomposition(static_cast<UChar32>(c), text) != 0;
  return has_one ? to_code_points(text) : std::u32string(1, c);
}

template <std::size_t count>
bool is_among(char32_t c, const std::array<char32_t, count>& some) {
  return std::ranges::find(some, c) != some.end();
}

bool has_category(char32_t c, std::uint32_t mask) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & mask) != 0;
}

}  // namespace

std::u32string compatibility_form(std::string_view utf8) {
  if (!is_utf8(utf8)) return {};
  return to_code_points(normalized(nfkc(), from_utf8(utf8)));
}

std::u32string code_points_of(std::string_view utf8) {
  return to_code_points(from_utf8(utf8));
}

std::string utf8_of(std::u32string_view code_points) {
  std::string utf8;
  from_code_points(code_points).toUTF8String(utf8);
  return utf8;
}

std::u32string composed(std::u32string_view code_points) {
  return to_code_points(normalized(nfc(), from_code_points(code_points)));
}

std::string composed_utf8(std::u32string_view code_points) {
  return utf8_of(composed(code_points));
}

std::u32string capital_form(std::u32string_view code_points) {
  icu::UnicodeString text = from_code_points(code_points);
  // By way of the small letters, so that both sharp s come out the same.
  text.toLower(icu::Locale::getRoot()).toUpper(icu::Locale::getRoot());
  return to_code_points(normalized(nfkc(), text));
}

char32_t base_of(char32_t c) {
  return decomposition(c).front();
}

std::u32string without_marks(char32_t c) {
  std::u32string letters = decomposition(c);
  std::erase_if(letters, [](char32_t part) { return has_category(part, U_GC_M_MASK); });
  return letters;
}

char32_t composed_pair(char32_t first, char32_t second) {
  const UChar32 composed =
      nfc().composePair(static_cast<UChar32>(first), static_cast<UChar32>(second));
  return composed < 0 ? 0 : static_cast<char32_t>(composed);
}

bool is_name_character(char32_t c) {
  if (has_category(c, U_GC_LM_MASK)) return is_among(c, kNameModifiers);
  return has_category(c, U_GC_L_MASK | U_GC_N_MASK) && !is_among(c, kHangulFillers);
}

bool is_lost_character(char32_t c) {
  return c == kReplacement || has_category(c, U_GC_CO_MASK);
}

bool is_space_or_control(char32_t c) {
  return has_category(c, U_GC_Z_MASK | U_GC_C_MASK);
}

bool is_hyphen_like(char32_t c) {
  return is_among(c, kHyphenLike);
}

bool is_kana(char32_t c) {
  return (c >= 0x30A1 && c <= 0x30FA) || (c >= kLongVowel && c <= 0x30FE) ||
         (c >= 0x31F0 && c <= 0x31FF);
}

char32_t ascii_capital(char32_t c) {
  return c >= U'a' && c <= U'z' ? c - U'a' + U'A' : c;
}

}  // namespace renga::ids
