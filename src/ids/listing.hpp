#pragma once

#include "engine/engine.hpp"
#include "files/files.hpp"

namespace renga::ids {

struct ListOptions {
  std::filesystem::path dataset;  ///< a request, an answer, or a dataset with persons
  std::filesystem::path out;      ///< the CSV file
  files::Existing existing = files::Existing::refuse;
  engine::Limits limits;
};

/// The IDs of a dataset as CSV, one line a row or person, for a program that does not read Parquet:
/// its table `answer`, else `person`, else `request`. The number of lines without the header;
/// table_missing where it has none of them.
Result<std::int64_t> list(const ListOptions& options);

}  // namespace renga::ids
