#pragma once

#include <string>
#include <string_view>

namespace renga::synth {

/// Text as XML content or attribute value.
inline std::string in_markup(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

/// Text as a JSON string with its quotes. No text of this room holds control characters.
inline std::string in_json(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

}  // namespace renga::synth
