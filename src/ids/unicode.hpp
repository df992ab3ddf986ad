#pragma once

#include <string>
#include <string_view>

namespace renga::ids {

/// The code points of NFKC (UAX #15). Text that is not well-formed UTF-8 gives none (IDP-1, IDP-2).
std::u32string compatibility_form(std::string_view utf8);

/// NFC of the code points, as UTF-8.
std::string composed_utf8(std::u32string_view code_points);

/// The one character that Unicode composes of the two, or 0.
char32_t composed_pair(char32_t first, char32_t second);

bool is_letter_or_number(char32_t c);
bool is_space_or_control(char32_t c);
/// Hyphens, dashes, minus signs, the long-vowel sign and what is typed for it (IDP-3).
bool is_hyphen_like(char32_t c);
/// IDP-5.
bool is_kana(char32_t c);
char32_t ascii_capital(char32_t c);

}  // namespace renga::ids
