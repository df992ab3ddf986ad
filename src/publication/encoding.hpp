#pragma once

#include "base/base.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace renga::publication {

/// How the bytes of a table file are to be read. Files of offices are often CP932 (Shift_JIS as
/// Windows writes it).
enum class Encoding { utf8, cp932 };

/// UTF-8 where the bytes are well-formed UTF-8, else CP932 where they are that, else nothing.
std::optional<Encoding> detect_encoding(std::string_view bytes);

/// UTF-8 from bytes of the encoding; nothing where they are not valid in it.
std::optional<std::string> decode(std::string_view bytes, Encoding encoding);

/// Bytes of the encoding from UTF-8; nothing where it has no such character.
std::optional<std::string> encode(std::string_view text, Encoding encoding);

}  // namespace renga::publication
