#pragma once

#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

namespace renga::ids {

/// The published vectors of docs/spec/ids.md.
inline const nlohmann::json& vectors() {
  static const nlohmann::json kVectors = [] {
    std::ifstream file(std::filesystem::path(RENGA_SOURCE_DIR) / "tests/vectors/ids.json");
    return nlohmann::json::parse(file);
  }();
  return kVectors;
}

/// The text of a vector, or nothing where it is null.
inline std::optional<std::string> text_or_nothing(const nlohmann::json& value) {
  if (value.is_null()) return std::nullopt;
  return value.get<std::string>();
}

}  // namespace renga::ids
