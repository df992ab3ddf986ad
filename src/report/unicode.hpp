#pragma once

#include <string>
#include <string_view>

namespace renga::report {

/// The code points of a UTF-8 text. What is not UTF-8, and characters that a page may not hold
/// (controls other than tab and line feed, surrogates, noncharacters), become U+FFFD.
std::u32string code_points(std::string_view text);

std::string to_utf8(std::u32string_view points);

/// Text for the content of an element or a quoted attribute: & < > " ' as character references.
std::string escape(std::string_view text);

}  // namespace renga::report
