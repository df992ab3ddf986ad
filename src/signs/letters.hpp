#pragma once

#include <string>
#include <string_view>

namespace renga::signs {

/// The code points of a text, with digits, Latin letters, blanks and hyphens of full width as the
/// ASCII ones. Bytes that are not UTF-8 become U+FFFD.
std::u32string folded(std::string_view text);

bool is_digit(char32_t point);
bool is_kana(char32_t point);
bool is_kanji(char32_t point);

}  // namespace renga::signs
