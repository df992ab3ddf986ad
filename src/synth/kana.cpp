#include "synth/kana.hpp"

#include <algorithm>
#include <array>

namespace renga::synth {
namespace {

constexpr char32_t kFirstKatakana = U'ァ';
constexpr char32_t kLastKatakana = U'ヶ';
constexpr char32_t kLongVowel = U'ー';
constexpr char32_t kHiraganaDistance = U'ア' - U'あ';
constexpr std::u32string_view kSmall = U"ァィゥェォッャュョヮ";
constexpr std::u32string_view kLarge = U"アイウエオツヤユヨワ";

// From ァ to ヶ in the order of Unicode; a voiced mark is a character of its own.
constexpr std::array<std::u32string_view, kLastKatakana - kFirstKatakana + 1> kHalfWidth = {
    U"ｧ",  U"ｱ",  U"ｨ",  U"ｲ",  U"ｩ",  U"ｳ",  U"ｪ",  U"ｴ",  U"ｫ",  U"ｵ",  U"ｶ",  U"ｶﾞ", U"ｷ",
    U"ｷﾞ", U"ｸ",  U"ｸﾞ", U"ｹ",  U"ｹﾞ", U"ｺ",  U"ｺﾞ", U"ｻ",  U"ｻﾞ", U"ｼ",  U"ｼﾞ", U"ｽ",  U"ｽﾞ",
    U"ｾ",  U"ｾﾞ", U"ｿ",  U"ｿﾞ", U"ﾀ",  U"ﾀﾞ", U"ﾁ",  U"ﾁﾞ", U"ｯ",  U"ﾂ",  U"ﾂﾞ", U"ﾃ",  U"ﾃﾞ",
    U"ﾄ",  U"ﾄﾞ", U"ﾅ",  U"ﾆ",  U"ﾇ",  U"ﾈ",  U"ﾉ",  U"ﾊ",  U"ﾊﾞ", U"ﾊﾟ", U"ﾋ",  U"ﾋﾞ", U"ﾋﾟ",
    U"ﾌ",  U"ﾌﾞ", U"ﾌﾟ", U"ﾍ",  U"ﾍﾞ", U"ﾍﾟ", U"ﾎ",  U"ﾎﾞ", U"ﾎﾟ", U"ﾏ",  U"ﾐ",  U"ﾑ",  U"ﾒ",
    U"ﾓ",  U"ｬ",  U"ﾔ",  U"ｭ",  U"ﾕ",  U"ｮ",  U"ﾖ",  U"ﾗ",  U"ﾘ",  U"ﾙ",  U"ﾚ",  U"ﾛ",  U"ﾜ",
    U"ﾜ",  U"ｲ",  U"ｴ",  U"ｦ",  U"ﾝ",  U"ｳﾞ", U"ｶ",  U"ｹ"};

bool is_katakana(char32_t c) {
  return c >= kFirstKatakana && c <= kLastKatakana;
}

// Shift_JIS has no hiragana ゔ.
bool has_hiragana(char32_t c) {
  return is_katakana(c) && c < U'ヴ';
}

std::u32string decode(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t point = size == 1 ? lead : lead & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i)
      point = point << 6U | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
    points.push_back(point);
    at += size;
  }
  return points;
}

// Names and kana lie in the basic plane.
std::string encode(std::u32string_view points) {
  std::string text;
  for (const char32_t c : points) {
    if (c < 0x80) {
      text.push_back(static_cast<char>(c));
      continue;
    }
    if (c < 0x800) {
      text.push_back(static_cast<char>(0xC0U | c >> 6U));
    } else {
      text.push_back(static_cast<char>(0xE0U | c >> 12U));
      text.push_back(static_cast<char>(0x80U | (c >> 6U & 0x3FU)));
    }
    text.push_back(static_cast<char>(0x80U | (c & 0x3FU)));
  }
  return text;
}

std::u32string narrowed(std::u32string_view kana) {
  std::u32string half;
  for (const char32_t c : kana) {
    if (is_katakana(c))
      half += kHalfWidth[c - kFirstKatakana];
    else
      half.push_back(c == kLongVowel ? U'ｰ' : c);
  }
  return half;
}

template <typename Change>
std::u32string changed(std::u32string kana, Change change) {
  std::ranges::transform(kana, kana.begin(), change);
  return kana;
}

char32_t enlarge(char32_t c) {
  const std::size_t at = kSmall.find(c);
  return at == std::u32string_view::npos ? c : kLarge[at];
}

std::u32string without_long_vowels(std::u32string kana) {
  std::erase(kana, kLongVowel);
  return kana;
}

std::u32string spelled(const std::u32string& family, const std::u32string& given,
                       Spelling spelling) {
  const std::u32string kana = family + given;
  switch (spelling) {
    case Spelling::plain:
      return kana;
    case Spelling::half_width:
      return narrowed(kana);
    case Spelling::spaced:
      return family + U'　' + given;
    case Spelling::small_large:
      return changed(kana, enlarge);
    case Spelling::vowel_dash:
      return changed(kana, [](char32_t c) { return c == kLongVowel ? U'―' : c; });
    case Spelling::vowel_minus:
      return changed(kana, [](char32_t c) { return c == kLongVowel ? U'－' : c; });
    case Spelling::vowel_dropped:
      return without_long_vowels(kana);
    case Spelling::cut:
      return kana.substr(0, kCutCharacters);
    case Spelling::hiragana:
      return changed(kana, [](char32_t c) { return has_hiragana(c) ? c - kHiraganaDistance : c; });
  }
  bug("a spelling has no rule");
}

}  // namespace

std::string first_characters(std::string_view text, std::size_t count) {
  return encode(decode(text).substr(0, count));
}

std::optional<std::string> respell(std::string_view family_kana, std::string_view given_kana,
                                   Spelling spelling) {
  std::string text = encode(spelled(decode(family_kana), decode(given_kana), spelling));
  if (text == std::string(family_kana).append(given_kana)) return std::nullopt;
  return text;
}

std::string full_width(std::string_view ascii) {
  constexpr char32_t kDistance = U'０' - U'0';
  return encode(changed(decode(ascii), [](char32_t c) {
    const bool wide = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return wide ? c + kDistance : c;
  }));
}

}  // namespace renga::synth
