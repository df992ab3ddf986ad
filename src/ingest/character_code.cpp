#include "ingest/character_code.hpp"

#include "base/base.hpp"
#include "formats/formats.hpp"

#include <algorithm>

namespace renga::ingest {
namespace {

// The lines with Japanese vote, so that one broken line does not change how all others are read.
constexpr int kDecidingLines = 100;

/// Well-formed UTF-8, but for a character cut off at the end.
bool begins_as_utf8(std::string_view text) {
  constexpr std::size_t kMostFollowing = 3;
  for (std::size_t cut = 0; cut <= std::min(kMostFollowing, text.size()); ++cut)
    if (is_utf8(text.substr(0, text.size() - cut))) return true;
  return false;
}

}  // namespace

bool is_japanese_utf8(std::string_view text) {
  bool three_bytes = false;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    std::size_t length = byte < 0x80 ? 1 : 2;
    if (byte >= 0xE0) length = byte >= 0xF0 ? 4 : 3;
    const std::string_view character = text.substr(i, length);
    if (character.size() < length) break;
    if (!is_utf8(character)) return false;
    three_bytes |= length == 3;
    i += length;
  }
  return three_bytes;
}

CharacterCode character_code_of(std::string_view beginning) {
  int utf8_lines = 0;
  int cp932_lines = 0;
  std::string scratch;
  while (!beginning.empty() && utf8_lines + cp932_lines < kDecidingLines) {
    const std::size_t end = beginning.find('\n');
    const bool whole = end != std::string_view::npos;
    const std::string_view line = beginning.substr(0, end);
    scratch.clear();
    if (whole ? is_utf8(line) : begins_as_utf8(line))
      utf8_lines += is_japanese_utf8(line) ? 1 : 0;
    else
      cp932_lines += !whole || formats::append_cp932(line, scratch) ? 1 : 0;
    beginning.remove_prefix(whole ? end + 1 : beginning.size());
  }
  return cp932_lines > utf8_lines ? CharacterCode::cp932 : CharacterCode::utf8;
}

}  // namespace renga::ingest
