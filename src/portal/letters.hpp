#pragma once

#include <string>
#include <string_view>

namespace renga::portal {

/// ASCII alone: names of headers and methods, and what attackers write in either case.
inline std::string in_small_letters(std::string_view text) {
  std::string made(text);
  for (char& letter : made)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return made;
}

}  // namespace renga::portal
