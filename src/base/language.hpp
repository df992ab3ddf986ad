#pragma once

#include <string_view>

namespace renga {

/// The two languages of every message, page and document.
enum class Language { japanese, english };

/// A text in both languages.
struct Bilingual {
  std::string_view japanese;
  std::string_view english;

  constexpr std::string_view in(Language language) const {
    return language == Language::japanese ? japanese : english;
  }
};

}  // namespace renga
