#pragma once

#include <string>
#include <string_view>

namespace renga::formats {

/// Appends the UTF-8 form of ISO-2022-JP text (RFC 1468, also half-width katakana after ESC ( I, as
/// HL7 v2.5 of hospitals holds it). False where a byte or an escape sequence is unknown, or where
/// the text ends inside a character; what was appended by then stays.
bool append_iso_2022_jp(std::string_view bytes, std::string& utf8);

}  // namespace renga::formats
