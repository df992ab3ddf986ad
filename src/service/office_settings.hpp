#pragma once

#include "dossier/dossier.hpp"
#include "rulebook/rulebook.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace renga::service {

/// What `office.toml` of the folder says (DOS-23).
struct OfficeSettings {
  std::string origin;
  std::vector<rulebook::Rulebook> books;
  std::map<std::string, dossier::Roles> accounts;
  std::filesystem::path file;
};

Result<OfficeSettings> read_office_settings(const std::filesystem::path& folder);

}  // namespace renga::service
