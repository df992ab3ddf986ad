#pragma once

#include <string>
#include <string_view>

namespace renga::masters {

/// The chapter of ICD-10 that a code is in, from I to XXII (WHO, 2016); empty where it is none.
std::string_view icd10_chapter(std::string_view code);

/// The category of three characters: E11 of E11.9 or E119.
std::string icd10_category(std::string_view code);

}  // namespace renga::masters
