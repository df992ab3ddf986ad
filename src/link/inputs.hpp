#pragma once

#include "base/base.hpp"
#include "dataset/dataset.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace renga::link {

/// The datasets to be linked, verified and allowed (JOIN-1), in the order of Database.
Result<std::vector<dataset::Dataset>> open_inputs(
    const Approval& approval, const std::vector<std::filesystem::path>& folders);

/// What stands before a table's name in the linked dataset: "ndb_re" (JOIN-13).
std::string with_database(Database database, std::string_view name);

/// The place of a database in the numbers of nodes (JOIN-14).
inline std::int64_t place_of(Database database) {
  return static_cast<std::int64_t>(database);
}

}  // namespace renga::link
