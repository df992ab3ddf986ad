#pragma once

#include "store/store.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace renga::service {

/// Where an office keeps what it has: a folder with `office.toml`, and its store (STO-1).
struct OfficePlace {
  std::filesystem::path folder;
  std::string database;  ///< URL; empty: SQLite in the folder
};

inline constexpr std::string_view kStoreName = "renga.sqlite";

Result<store::Address> address_of(const OfficePlace& place);

}  // namespace renga::service
