#pragma once

#include "base/base.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace renga::synth {

/// How a source spells a kana name otherwise than the eligibility system does.
enum class Spelling {
  plain,
  half_width,     ///< ｻﾄｳ, with separate voiced marks; never on a receipt.
  spaced,         ///< A full-width space between family and given name.
  small_large,    ///< Small kana written large: キヨウコ for キョウコ.
  vowel_dash,     ///< The long vowel as ― (U+2015).
  vowel_minus,    ///< The long vowel as － (U+FF0D).
  vowel_dropped,  ///< Without the long vowel.
  cut,            ///< A long name cut at `kCutCharacters`.
  hiragana,
};

inline constexpr std::size_t kCutCharacters = 15;

/// The first so many characters of a UTF-8 text.
std::string first_characters(std::string_view text, std::size_t count);

/// The name in that spelling, or nothing where the spelling changes nothing (no small kana, no long
/// vowel, not long).
std::optional<std::string> respell(std::string_view family_kana, std::string_view given_kana,
                                   Spelling spelling);

/// ASCII letters and digits in their full-width forms; anything else stays.
std::string full_width(std::string_view ascii);

}  // namespace renga::synth
