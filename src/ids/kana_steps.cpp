#include "ids/kana_steps.hpp"

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

struct Fold {
  std::u32string_view from;
  char32_t to;
};

/// IDP-69; the two-character spellings come first.
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

/// IDP-70.
constexpr std::u32string_view kSmall = U"ァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ";
constexpr std::u32string_view kLarge = U"アイウエオツヤユヨワカケクシストヌハヒフヘホムラリルレロ";
static_assert(kSmall.size() == kLarge.size());

/// IDP-67: kanji that look like a kana of the same size. U+4E00 stands for the long vowel.
constexpr std::u32string_view kLikeKana = U"二八力工口夕卜才千三";
constexpr std::u32string_view kKanaMeant = U"ニハカエロタトオチミ";
static_assert(kLikeKana.size() == kKanaMeant.size());
constexpr char32_t kLikeLongVowel = U'一';

/// What stands in `to` at the place that the code point has in `from`; itself where it has none.
char32_t replaced(char32_t c, std::u32string_view from, std::u32string_view to) {
  const std::size_t place = from.find(c);
  return place == std::u32string_view::npos ? c : to[place];
}

bool is_hiragana(char32_t c) {
  return (c >= 0x3041 && c <= 0x3096) || c == 0x309D || c == 0x309E;
}

/// A kana that is a syllable of its own, small or large: neither long vowel nor iteration mark.
bool is_syllable(char32_t c) {
  return (c >= 0x30A1 && c <= 0x30FA) || (c >= 0x31F0 && c <= 0x31FF);
}

bool is_mark(char32_t c) {
  return c == kVoicedMark || c == kSemiVoicedMark;
}

char32_t last_of(std::u32string_view name) {
  return name.empty() ? 0 : name.back();
}

std::u32string with_katakana(std::u32string_view name) {
  std::u32string result(name);
  for (char32_t& c : result)
    if (is_hiragana(c)) c += kHiraganaToKatakana;
  return result;
}

std::u32string without_signs(std::u32string_view name) {
  std::u32string result;
  std::ranges::copy_if(name, std::back_inserter(result), [](char32_t c) {
    return is_name_character(c) || is_hyphen_like(c) || is_mark(c);
  });
  return result;
}

std::u32string with_joined_marks(std::u32string_view name) {
  std::u32string result;
  for (const char32_t c : name) {
    if (!is_mark(c)) {
      result += c;
    } else if (const char32_t composed = composed_pair(last_of(result), c); composed != 0) {
      result.back() = composed;
    }
  }
  return result;
}

std::u32string with_long_vowels(std::u32string_view name) {
  std::u32string result;
  for (const char32_t c : name) {
    if (!is_hyphen_like(c))
      result += c;
    else if (is_kana(last_of(result)))
      result += kLongVowel;
  }
  return result;
}

std::u32string with_kana_for_kanji(std::u32string_view name) {
  std::u32string result;
  for (const char32_t c : name) {
    const bool long_vowel = c == kLikeLongVowel && is_kana(last_of(result));
    result += long_vowel ? kLongVowel : replaced(c, kLikeKana, kKanaMeant);
  }
  return result;
}

/// What an iteration mark repeats: the syllable before it, voiced or not as the mark says.
char32_t repeated(char32_t before, char32_t mark) {
  const char32_t voiceless = base_of(before);
  const char32_t voiced = composed_pair(voiceless, kVoicedMark);
  return mark == U'ヾ' && voiced != 0 ? voiced : voiceless;
}

std::u32string with_repeated_kana(std::u32string_view name) {
  std::u32string result;
  for (const char32_t c : name) {
    const bool repeats = (c == U'ヽ' || c == U'ヾ' || c == U'々') && is_syllable(last_of(result));
    result += repeats ? repeated(result.back(), c) : c;
  }
  return result;
}

std::u32string with_present_kana(std::u32string_view name) {
  std::u32string result;
  while (!name.empty()) {
    const auto* fold = std::ranges::find_if(
        kFolds, [name](const Fold& candidate) { return name.starts_with(candidate.from); });
    const bool found = fold != kFolds.end();
    result += found ? fold->to : name.front();
    name.remove_prefix(found ? fold->from.size() : 1);
  }
  return result;
}

std::u32string with_large_kana(std::u32string_view name) {
  std::u32string result(name);
  for (char32_t& c : result) c = replaced(c, kSmall, kLarge);
  return result;
}

std::u32string without_accents(std::u32string_view name) {
  std::u32string result;
  for (const char32_t c : name)
    if (is_kana(c))
      result += c;
    else
      result += without_marks(c);
  return composed(result);
}

std::u32string cut(std::u32string_view name) {
  return std::u32string(name.substr(0, kRobustLength));
}

constexpr std::array kStrictSteps = {
    KanaStep{"IDP-62", {"英字を大文字に", "letters become capitals"}, &capital_form},
    KanaStep{"IDP-63", {"ひらがなをカタカナに", "hiragana become katakana"}, &with_katakana},
    KanaStep{"IDP-64",
             {"空白・記号・制御文字を除く", "spaces, signs and controls are dropped"},
             &without_signs},
    KanaStep{"IDP-65", {"濁点・半濁点を合成", "voiced marks are joined"}, &with_joined_marks},
    KanaStep{"IDP-66",
             {"長音に見える文字を ー に", "what looks like a long vowel becomes ー"},
             &with_long_vowels},
    KanaStep{"IDP-4", {"合成（NFC）", "composed (NFC)"}, &composed},
};

constexpr std::array kRobustSteps = {
    KanaStep{"IDP-67",
             {"カタカナに似た漢字をカタカナに", "kanji that look like katakana become katakana"},
             &with_kana_for_kanji},
    KanaStep{"IDP-68", {"踊り字を展開", "iteration marks are written out"}, &with_repeated_kana},
    KanaStep{
        "IDP-69", {"旧仮名・ヴ行を現代仮名に", "old kana and ヴ are folded"}, &with_present_kana},
    KanaStep{"IDP-70", {"小書き仮名を大きく", "small kana become large"}, &with_large_kana},
    KanaStep{"IDP-71", {"英字等のアクセントを除く", "accents are dropped"}, &without_accents},
    KanaStep{"IDP-72", {"20文字で切る", "cut after 20 characters"}, &cut},
};

constexpr KanaStep kCompatibility = {
    "IDP-2", {"互換合成（NFKC）", "compatibility form (NFKC)"}, nullptr};

void take_steps(std::span<const KanaStep> steps, std::u32string& name, const Watch& watch) {
  for (const KanaStep& step : steps) {
    name = step.apply(name);
    if (watch) watch(step, name);
  }
}

}  // namespace

std::span<const KanaStep> strict_steps() {
  return kStrictSteps;
}

std::span<const KanaStep> robust_steps() {
  return kRobustSteps;
}

std::optional<std::u32string> normal_form(std::string_view utf8, Normalisation normalisation,
                                          const Watch& watch) {
  std::u32string name = compatibility_form(utf8);
  if (watch) watch(kCompatibility, name);
  if (std::ranges::any_of(name, is_lost_character)) return std::nullopt;
  take_steps(strict_steps(), name, watch);
  if (std::ranges::none_of(name, is_kana)) return std::nullopt;
  if (normalisation == Normalisation::strict) return name;
  take_steps(robust_steps(), name, watch);
  // The only kana may stand behind the cut.
  return std::ranges::any_of(name, is_kana) ? std::optional(std::move(name)) : std::nullopt;
}

}  // namespace renga::ids
