#include "ids/simple_kana.hpp"

#include <array>

namespace renga::ids {
namespace {

/// Characters that mean the same whatever stands beside them. Under `robust` fewer are left alone.
constexpr std::u32string_view kPlain =
    U"アイウエオカガキギクグケゲコゴサザシジスズセゼソゾタダチツテデトドナニヌネノ"
    U"ハバパヒビピフブプヘベペホボポマミムメモヤユヨラリルレロワン";
constexpr std::u32string_view kPlainUnderStrict = U"ァィゥェォッャュョヮヵヶヂヅヲヰヱヴー";

constexpr char32_t kFirstKana = 0x30A0;
constexpr std::size_t kKana = 0x60;
constexpr std::string_view kWideSpace = "\u3000";
constexpr std::size_t kCharacterBytes = 3;
/// Robust names are cut at 20 characters (IDP-7); a name that long is not simple.
constexpr std::size_t kRobustCharacters = 20;

/// Which of U+30A0 to U+30FF are plain.
using Alphabet = std::array<bool, kKana>;

constexpr Alphabet alphabet_of(std::u32string_view letters, std::u32string_view more) {
  Alphabet alphabet{};
  for (const char32_t letter : letters) alphabet[letter - kFirstKana] = true;
  for (const char32_t letter : more) alphabet[letter - kFirstKana] = true;
  return alphabet;
}

constexpr std::array<Alphabet, 2> kAlphabets = {alphabet_of(kPlain, kPlainUnderStrict),
                                                alphabet_of(kPlain, U"")};
static_assert(static_cast<int>(Normalisation::strict) == 0);
static_assert(static_cast<int>(Normalisation::robust) == 1);

/// Whether the three bytes are a plain character: U+30A0 to U+30FF are E3 82 A0 … E3 83 BF.
bool is_plain(const Alphabet& alphabet, std::string_view bytes) {
  const auto lead = static_cast<unsigned char>(bytes[0]);
  const auto middle = static_cast<unsigned char>(bytes[1]);
  const auto last = static_cast<unsigned char>(bytes[2]);
  const std::size_t code_point = (middle & 0x3FU) << 6 | (last & 0x3FU);
  const std::size_t place = code_point - (kFirstKana & 0xFFF);
  return lead == 0xE3 && (middle & 0xC0U) == 0x80 && (last & 0xC0U) == 0x80 && place < kKana &&
         alphabet[place];
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
      if (text.size() < kCharacterBytes || !is_plain(alphabet, text)) return std::nullopt;
      normal.append(text, 0, kCharacterBytes);
      text.remove_prefix(kCharacterBytes);
    }
  }
  const bool is_long = normal.size() > kRobustCharacters * kCharacterBytes;
  const bool begins_with_vowel_sign = normal.starts_with("ー");
  if (normal.empty() || begins_with_vowel_sign || is_long) return std::nullopt;
  return normal;
}

}  // namespace renga::ids
