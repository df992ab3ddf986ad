#pragma once

#include <cstdint>
#include <string_view>

namespace renga::ingest {

/// The character code of a text file (ING-32).
enum class CharacterCode : std::uint8_t { utf8, cp932 };

/// Well-formed UTF-8 with a character of three bytes, but for one cut off at the end. CP932 text
/// cannot look like this but by an accident that a few characters make impossible (ING-2).
bool is_japanese_utf8(std::string_view text);

/// Decided by most of the first hundred lines that tell: those that are no UTF-8 but CP932, and
/// those with Japanese in UTF-8. The last line may be cut off.
CharacterCode character_code_of(std::string_view beginning);

}  // namespace renga::ingest
