#pragma once

#include <string>
#include <string_view>

namespace renga::formats {

/// Appends the UTF-8 form of CP932 text (Windows code page 932, as vendors write it where the
/// specification says Shift_JIS). False where a byte is not CP932; what was appended by then stays.
bool append_cp932(std::string_view bytes, std::string& utf8);

/// Whether every byte is CP932 and none is a control character (tabs included).
bool is_cp932_text(std::string_view bytes);

}  // namespace renga::formats
