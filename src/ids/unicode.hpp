#pragma once

#include <string>
#include <string_view>

namespace renga::ids {

/// The code points of NFKC (UAX #15). Text that is not well-formed UTF-8 gives none (IDP-1, IDP-2).
std::u32string compatibility_form(std::string_view utf8);

/// The code points of well-formed UTF-8, and back.
std::u32string code_points_of(std::string_view utf8);
std::string utf8_of(std::u32string_view code_points);

/// NFC.
std::u32string composed(std::u32string_view code_points);
std::string composed_utf8(std::u32string_view code_points);
/// NFKC of the full upper case, the same in every locale (IDP-62).
std::u32string capital_form(std::u32string_view code_points);

/// The first character of the decomposition (NFD): ga gives ka.
char32_t base_of(char32_t c);
/// The decomposition (NFD) without its marks (category M).
std::u32string without_marks(char32_t c);

/// The one character that Unicode composes of the two, or 0.
char32_t composed_pair(char32_t first, char32_t second);

/// What a name is made of: letters and numbers without what is invisible or only modifies (IDP-64).
bool is_name_character(char32_t c);
/// A character that stands for one that was lost on the way: U+FFFD, private use (IDP-61).
bool is_lost_character(char32_t c);
bool is_space_or_control(char32_t c);
/// Hyphens, dashes, minus signs, the long-vowel sign and what is typed for it (IDP-3).
bool is_hyphen_like(char32_t c);
/// IDP-5.
bool is_kana(char32_t c);
char32_t ascii_capital(char32_t c);

}  // namespace renga::ids
