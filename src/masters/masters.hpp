#pragma once

// The one header of this room: public master files become a dataset that others read labels, routes
// and areas from (docs/spec/masters.md). The program works without.

#include "base/base.hpp"
#include "engine/engine.hpp"
#include "files/files.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace renga::masters {

struct ImportOptions {
  std::vector<std::filesystem::path> files;
  /// The year that a file of populations is of; needed where one is given.
  std::optional<std::int64_t> population_year;
  std::filesystem::path out;
  files::Existing existing = files::Existing::refuse;
  engine::Limits limits;
};

/// Reads the files and writes the tables `disease`, `modifier`, `act`, `drug`, `material`,
/// `comment`, `municipality`, `population`, `secondary_area` of those that were given. Errors:
/// file_missing, master_unknown, column_missing, field_bad, given_twice, source_given_twice,
/// nothing_to_read, output_exists.
Result<Manifest> import(const ImportOptions& options, Progress& progress);

struct HierarchyOptions {
  std::filesystem::path masters;  ///< a dataset of masters
  std::string kind;               ///< icd10, disease, drug, area
  std::filesystem::path out;      ///< CSV: value;level 1;level 2;…
  files::Existing existing = files::Existing::refuse;
  engine::Limits limits;
};

/// Writes a hierarchy for the policies of anonymize from the masters, and gives its lines (MST-7).
/// Errors: value_unknown, table_missing, nothing_to_read, output_exists.
Result<std::int64_t> write_hierarchy(const HierarchyOptions& options);

}  // namespace renga::masters
