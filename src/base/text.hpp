#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renga {

/// Replaces every `{name}` of the pattern by what `value_of(name)` gives.
std::string fill(std::string_view pattern,
                 const std::function<std::string_view(std::string_view)>& value_of);

/// The pieces between separators; an empty text has one empty piece.
std::vector<std::string_view> split(std::string_view text, char separator);

std::string join(std::span<const std::string> pieces, std::string_view separator);

/// A whole number without sign trouble: digits only, all of the text.
std::optional<std::int64_t> parse_integer(std::string_view text);

/// A decimal number (digits, optional sign and point), all of the text.
std::optional<double> parse_decimal(std::string_view text);

/// Whether the text is well-formed UTF-8 (RFC 3629).
bool is_utf8(std::string_view text);

/// Lower-case hexadecimal, two characters a byte.
std::string to_hex(std::span<const std::uint8_t> bytes);

/// The bytes of a hexadecimal text, or nothing where it is not one.
std::optional<std::vector<std::uint8_t>> from_hex(std::string_view text);

/// Base64 with padding (RFC 4648, 4).
std::string to_base64(std::span<const std::uint8_t> bytes);

/// The bytes of a Base64 text, or nothing where it is not the one way of writing them.
std::optional<std::vector<std::uint8_t>> from_base64(std::string_view text);

/// 1234567 -> "1,234,567".
std::string with_thousands(std::int64_t number);

}  // namespace renga
