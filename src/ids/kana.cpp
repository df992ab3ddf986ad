#include "ids/kana.hpp"

#include "ids/frame.hpp"
#include "ids/simple_kana.hpp"
#include "ids/unicode.hpp"

#include <algorithm>
#include <array>

namespace renga::ids {
namespace {

constexpr char32_t kVoicedMark = 0x3099;
constexpr char32_t kSemiVoicedMark = 0x309A;
constexpr char32_t kLongVowel = U'ー';
constexpr char32_t kHiraganaToKatakana = 0x60;
constexpr std::size_t kRobustLength = 20;  // code points

constexpr std::array<std::string_view, 2> kNormalisationNames = {"strict", "robust"};

struct Fold {
  std::u32string_view from;
  char32_t to;
};

/// IDP-7; the two-character spellings come first.
constexpr std::array<Fold, 14> kFolds = {{{U"ヴァ", U'バ'},
                                          {U"ヴィ", U'ビ'},
                                          {U"ヴェ", U'ベ'},
                                          {U"ヴォ", U'ボ'},
                                          {U"ヴ", U'ブ'},
                                          {U"ヷ", U'バ'},
                                          {U"ヸ", U'ビ'},
                                          {U"ヹ", U'ベ'},
                                          {U"ヺ", U'ボ'},
                                          {U"ヂ", U'ジ'},
                                          {U"ヅ", U'ズ'},
                                          {U"ヲ", U'オ'},
                                          {U"ヰ", U'イ'},
                                          {U"ヱ", U'エ'}}};

constexpr std::u32string_view kSmall = U"ァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ";
constexpr std::u32string_view kLarge = U"アイウエオツヤユヨワカケクシストヌハヒフヘホムラリルレロ";
static_assert(kSmall.size() == kLarge.size());

bool is_hiragana(char32_t c) {
  return (c >= 0x3041 && c <= 0x3096) || c == 0x309D || c == 0x309E;
}

/// Takes one code point of the compatibility form (IDP-4).
void take(char32_t c, std::u32string& normal) {
  const char32_t last = normal.empty() ? 0 : normal.back();
  if (c == kVoicedMark || c == kSemiVoicedMark) {
    const char32_t composed = composed_pair(last, c);
    if (composed != 0) normal.back() = composed;
  } else if (is_hyphen_like(c)) {
    if (is_kana(last)) normal += kLongVowel;
  } else if (is_hiragana(c)) {
    normal += c + kHiraganaToKatakana;
  } else if (is_letter_or_number(c)) {
    normal += ascii_capital(c);
  }
}

char32_t enlarged(char32_t c) {
  const std::size_t place = kSmall.find(c);
  return place == std::u32string_view::npos ? c : kLarge[place];
}

std::u32string folded(std::u32string_view name) {
  std::u32string result;
  while (!name.empty() && result.size() < kRobustLength) {
    const auto* fold = std::ranges::find_if(
        kFolds, [name](const Fold& candidate) { return name.starts_with(candidate.from); });
    const bool found = fold != kFolds.end();
    result += found ? fold->to : enlarged(name.front());
    name.remove_prefix(found ? fold->from.size() : 1);
  }
  return result;
}

std::optional<KanaName> within_frame(std::string name) {
  if (name.size() > kFieldBytes) return std::nullopt;
  return KanaName(std::move(name));
}

}  // namespace

std::string_view name_of(Normalisation normalisation) {
  return kNormalisationNames[static_cast<std::size_t>(normalisation)];
}

std::optional<Normalisation> normalisation_named(std::string_view name) {
  for (std::size_t i = 0; i < kNormalisationNames.size(); ++i)
    if (kNormalisationNames[i] == name) return static_cast<Normalisation>(i);
  return std::nullopt;
}

std::optional<KanaName> normalised_kana(const Personal<std::string_view>& name,
                                        Normalisation normalisation) {
  if (auto simple = simple_kana(name.disclose(), normalisation))
    return within_frame(std::move(*simple));
  return stepwise_kana(name, normalisation);
}

std::optional<KanaName> stepwise_kana(const Personal<std::string_view>& name,
                                      Normalisation normalisation) {
  std::u32string normal;
  for (const char32_t c : compatibility_form(name.disclose())) take(c, normal);
  if (std::ranges::none_of(normal, is_kana)) return std::nullopt;
  if (normalisation == Normalisation::robust) normal = folded(normal);
  return within_frame(composed_utf8(normal));
}

}  // namespace renga::ids
