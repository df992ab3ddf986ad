#pragma once

#include "anonymize/plan.hpp"
#include "dataset/dataset.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace renga::anonymize {

/// The input: a dataset whose digests were verified, or one CSV file.
struct Source {
  std::filesystem::path path;
  std::optional<dataset::Dataset> dataset;  ///< nothing for a CSV file
  std::vector<TableSchema> tables;
  char separator = ',';  ///< of the CSV file
  std::string sha256;    ///< of the CSV file, or of the dataset's manifest

  bool from_csv() const { return !dataset.has_value(); }
};

Result<Source> open_source(const std::filesystem::path& path);

}  // namespace renga::anonymize
