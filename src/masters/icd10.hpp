#pragma once

#include <string>
#include <string_view>

namespace renga::masters {

/// Where a category of ICD-10 stands: "E10" in the block "E10-E14" of chapter IV. Empty names where
/// the category is none.
struct IcdPlace {
  std::string block;
  std::string chapter;
};

/// The first three characters of a code that is written with or without its point; empty where they
/// are no category.
std::string icd_category(std::string_view code);

IcdPlace icd_place(std::string_view category);

}  // namespace renga::masters
