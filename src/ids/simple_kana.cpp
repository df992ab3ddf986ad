#include "ids/simple_kana.hpp"

#include <array>

namespace renga::ids {
namespace {

/// Characters that mean the same whatever stands beside them, and what becomes of each. `strict`
/// leaves them alone; `robust` writes old kana as present (IDP-69) and small kana large (IDP-70).
/// ヴ is not among them: what becomes of it depends on the next one.
constexpr std::u32string_view kPlain =
    U"アイウエオカガキギクグケゲコゴサザシジスズセゼソゾタダチツテデトドナニヌネノ"
    U"ハバパヒビピフブプヘベペホボポマミムメモヤユヨラリルレロワンー";
constexpr std::u32string_view kFolded = U"ァィゥェォッャュョヮヵヶヂヅヲヰヱ";
constexpr std::u32string_view kFoldedUnderRobust = U"アイウエオツヤユヨワカケジズオイエ";
constexpr std::u32string_view kPlainUnderStrict = U"ヴ";

constexpr char32_t kFirstKana = 0x30A0;
constexpr std::size_t kKana = 0x60;
constexpr std::string_view kWideSpace = "\u3000";
constexpr std::size_t kCharacterBytes = 3;
/// Robust names are cut at 20 characters (IDP-7); a name that long is not simple.
constexpr std::size_t kRobustCharacters = 20;

/// What becomes of U+30A0 to U+30FF; 0 for those that are not simple.
using Alphabet = std::array<char32_t, kKana>;

constexpr Alphabet alphabet_of(std::u32string_view folded, std::u32string_view more) {
  Alphabet alphabet{};
  for (const char32_t letter : kPlain) alphabet[letter - kFirstKana] = letter;
  for (std::size_t i = 0; i < kFolded.size(); ++i) alphabet[kFolded[i] - kFirstKana] = folded[i];
  for (const char32_t letter : more) alphabet[letter - kFirstKana] = letter;
  return alphabet;
}

constexpr std::array<Alphabet, 2> kAlphabets = {alphabet_of(kFolded, kPlainUnderStrict),
                                                alphabet_of(kFoldedUnderRobust, U"")};
static_assert(static_cast<int>(Normalisation::strict) == 0);
static_assert(static_cast<int>(Normalisation::robust) == 1);
static_assert(kFolded.size() == kFoldedUnderRobust.size());

/// What becomes of the character in the three bytes; 0 where it is not simple. U+30A0 to U+30FF are
/// E3 82 A0 … E3 83 BF.
char32_t meaning_of(const Alphabet& alphabet, std::string_view bytes) {
  const auto lead = static_cast<unsigned char>(bytes[0]);
  const auto middle = static_cast<unsigned char>(bytes[1]);
  const auto last = static_cast<unsigned char>(bytes[2]);
  const std::size_t code_point = (middle & 0x3FU) << 6 | (last & 0x3FU);
  const std::size_t place = code_point - (kFirstKana & 0xFFF);
  const bool is_kana =
      lead == 0xE3 && (middle & 0xC0U) == 0x80 && (last & 0xC0U) == 0x80 && place < kKana;
  return is_kana ? alphabet[place] : 0;
}

void append_kana(char32_t kana, std::string& to) {
  const std::array<char, kCharacterBytes> bytes = {'\xE3',
                                                   static_cast<char>(0x80U | (kana >> 6 & 0x3FU)),
                                                   static_cast<char>(0x80U | (kana & 0x3FU))};
  to.append(bytes.data(), bytes.size());
}

}  // namespace

std::optional<std::string> simple_kana(std::string_view text, Normalisation normalisation) {
  const Alphabet& alphabet = kAlphabets[static_cast<std::size_t>(normalisation)];
  std::string normal;
  normal.reserve(text.size());
  while (!text.empty()) {
    if (text.front() == ' ') {
      text.remove_prefix(1);
    } else if (text.starts_with(kWideSpace)) {
      text.remove_prefix(kCharacterBytes);
    } else {
      const char32_t meaning = text.size() < kCharacterBytes ? 0 : meaning_of(alphabet, text);
      if (meaning == 0) return std::nullopt;
      append_kana(meaning, normal);
      text.remove_prefix(kCharacterBytes);
    }
  }
  const bool is_long = normal.size() > kRobustCharacters * kCharacterBytes;
  const bool begins_with_vowel_sign = normal.starts_with("ー");
  if (normal.empty() || begins_with_vowel_sign || is_long) return std::nullopt;
  return normal;
}

}  // namespace renga::ids
