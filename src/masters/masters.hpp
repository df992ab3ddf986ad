#pragma once

// The one header of this room: public master files become a dataset that others read labels, routes
// and areas from (docs/spec/masters.md). The program works without.

#include "base/base.hpp"
#include "engine/engine.hpp"
#include "files/files.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
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

/// Code → text.
using Lookup = std::map<std::string, std::string>;

/// The names of the codes of a table (`disease`, `modifier`, `act`, `drug`, `material`,
/// `municipality`) or places (`prefecture`, `secondary_area`), for reports. Errors: those of
/// opening a dataset, table_missing.
Result<Lookup> labels(const std::filesystem::path& masters, std::string_view of,
                      const engine::Limits& limits);

/// The same, also by a column of a dataset (`sy.disease`); empty where no master names it, or the
/// masters do not have the table.
Result<Lookup> labels_if_there(const std::filesystem::path& masters, std::string_view of,
                               const engine::Limits& limits);

/// Drug code → `oral`, `external`, `injection`, `other` or `dental`: which threshold of PUB-05 and
/// PUB-06 holds. Codes without a route are left out. Errors as above.
Result<Lookup> drug_routes(const std::filesystem::path& masters, const engine::Limits& limits);

/// The same; empty where the masters do not have the table.
Result<Lookup> drug_routes_if_there(const std::filesystem::path& masters,
                                    const engine::Limits& limits);

struct HierarchyOptions {
  std::filesystem::path masters;
  std::string of;  ///< one of hierarchy_names()
  std::filesystem::path out;
  files::Existing existing = files::Existing::refuse;
  engine::Limits limits;
};

/// municipality, drug, disease.
std::vector<std::string> hierarchy_names();

/// Writes a hierarchy for `renga anonymize` (MST-7) and hands back its number of values. Errors as
/// above, and output_exists, write_failed.
Result<std::int64_t> write_hierarchy(const HierarchyOptions& options);

}  // namespace renga::masters
