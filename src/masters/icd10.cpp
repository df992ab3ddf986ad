#include "masters/icd10.hpp"

#include <algorithm>
#include <array>

namespace renga::masters {
namespace {

struct Chapter {
  std::string_view first;  ///< category
  std::string_view last;
  std::string_view number;
};

constexpr std::array kChapters = {
    Chapter{"A00", "B99", "I"},    Chapter{"C00", "D48", "II"},   Chapter{"D50", "D89", "III"},
    Chapter{"E00", "E90", "IV"},   Chapter{"F00", "F99", "V"},    Chapter{"G00", "G99", "VI"},
    Chapter{"H00", "H59", "VII"},  Chapter{"H60", "H95", "VIII"}, Chapter{"I00", "I99", "IX"},
    Chapter{"J00", "J99", "X"},    Chapter{"K00", "K93", "XI"},   Chapter{"L00", "L99", "XII"},
    Chapter{"M00", "M99", "XIII"}, Chapter{"N00", "N99", "XIV"},  Chapter{"O00", "O99", "XV"},
    Chapter{"P00", "P96", "XVI"},  Chapter{"Q00", "Q99", "XVII"}, Chapter{"R00", "R99", "XVIII"},
    Chapter{"S00", "T98", "XIX"},  Chapter{"V01", "Y98", "XX"},   Chapter{"Z00", "Z99", "XXI"},
    Chapter{"U00", "U99", "XXII"},
};

constexpr std::size_t kCategoryCharacters = 3;

bool is_category(std::string_view text) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return text.size() == kCategoryCharacters && text[0] >= 'A' && text[0] <= 'Z' && digit(text[1]) &&
         digit(text[2]);
}

}  // namespace

std::string icd10_category(std::string_view code) {
  const std::string_view category = code.substr(0, kCategoryCharacters);
  return is_category(category) ? std::string(category) : std::string();
}

std::string_view icd10_chapter(std::string_view code) {
  const std::string category = icd10_category(code);
  const auto* found = std::ranges::find_if(kChapters, [&](const Chapter& chapter) {
    return chapter.first <= category && category <= chapter.last;
  });
  return found == kChapters.end() ? std::string_view() : found->number;
}

}  // namespace renga::masters
