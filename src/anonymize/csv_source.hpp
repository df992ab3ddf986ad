#pragma once

#include "anonymize/plan.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace renga::anonymize {

struct CsvHeader {
  char separator = ',';
  std::vector<std::string> columns;
};

/// The first line; whichever of `,` and `;` divides it into more columns is the separator.
Result<CsvHeader> read_csv_header(const std::filesystem::path& file);

/// Loads the whole file as text, rows counted from 1. A file that the engine refuses is read once
/// more, slowly, to name the line and what is wrong there.
Done load_csv(const std::filesystem::path& file, char separator, const TablePlan& table,
              engine::Engine& engine);

}  // namespace renga::anonymize
