#include "ids/kana.hpp"

#include "ids/frame.hpp"
#include "ids/kana_steps.hpp"
#include "ids/unicode.hpp"

#include <algorithm>
#include <array>

namespace renga::ids {
namespace {

struct NormalisationRow {
  std::string_view name;
  std::string_view versioned_name;
};

/// In the order of the enumeration.
constexpr std::array<NormalisationRow, 2> kNormalisations = {
    {{"strict", "strict-1"}, {"robust", "robust-1"}}};

constexpr std::size_t kHeadLength = 4;  // code points
constexpr std::size_t kTailLength = 3;

/// Whether the text is nothing but full-width katakana, the usual case, and so its own strict
/// normal form: U+30A1 to U+30FA, and U+30FC not at the beginning, are E3 82 A1 … E3 83 BC in
/// UTF-8.
bool is_plain_katakana(std::string_view text) {
  if (text.empty() || text.size() % 3 != 0) return false;
  for (std::size_t i = 0; i < text.size(); i += 3) {
    const auto byte = [text, i](std::size_t offset) {
      return static_cast<unsigned char>(text[i + offset]);
    };
    const bool first_half = byte(1) == 0x82 && byte(2) >= 0xA1 && byte(2) <= 0xBF;
    const bool second_half = byte(1) == 0x83 && byte(2) >= 0x80 && byte(2) <= 0xBA;
    const bool long_vowel = byte(1) == 0x83 && byte(2) == 0xBC && i > 0;
    if (byte(0) != 0xE3 || !(first_half || second_half || long_vowel)) return false;
  }
  return true;
}

std::optional<KanaName> within_frame(std::string name) {
  if (name.size() > kFieldBytes) return std::nullopt;
  return KanaName(std::move(name));
}

}  // namespace

std::string_view name_of(Normalisation normalisation) {
  return kNormalisations[static_cast<std::size_t>(normalisation)].name;
}

std::string_view versioned_name_of(Normalisation normalisation) {
  return kNormalisations[static_cast<std::size_t>(normalisation)].versioned_name;
}

std::optional<Normalisation> normalisation_named(std::string_view name) {
  for (std::size_t i = 0; i < kNormalisations.size(); ++i)
    if (kNormalisations[i].name == name) return static_cast<Normalisation>(i);
  return std::nullopt;
}

std::optional<KanaName> stepwise_kana(const Personal<std::string_view>& name,
                                      Normalisation normalisation) {
  const auto normal = normal_form(name.disclose(), normalisation);
  if (!normal) return std::nullopt;
  return within_frame(utf8_of(*normal));
}

std::optional<KanaName> normalised_kana(const Personal<std::string_view>& name,
                                        Normalisation normalisation) {
  const std::string_view text = name.disclose();
  if (normalisation == Normalisation::strict && is_plain_katakana(text))
    return within_frame(std::string(text));
  return stepwise_kana(name, normalisation);
}

KanaName head_of(const KanaName& robust) {
  return KanaName(utf8_of(code_points_of(robust.disclose()).substr(0, kHeadLength)));
}

KanaName tail_of(const KanaName& robust) {
  const std::u32string name = code_points_of(robust.disclose());
  const std::size_t length = std::min(name.size(), kTailLength);
  return KanaName(utf8_of(name.substr(name.size() - length)));
}

}  // namespace renga::ids
