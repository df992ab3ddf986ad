#pragma once

#include "base/base.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace renga::publication {

/// A sheet as texts, to draw findings on: the first rows and columns, from A1 on.
struct Preview {
  std::string sheet;  ///< empty for a CSV file
  std::vector<std::vector<std::string>> rows;
  bool truncated = false;
};

/// The sheets of a CSV file or workbook, hidden ones too: what is published is the whole file.
Result<std::vector<Preview>> preview(const std::filesystem::path& file);

/// The files that a declaration names, as it writes them; those of earlier publications too.
Result<std::vector<std::string>> files_named_by(std::string_view declaration);

}  // namespace renga::publication
