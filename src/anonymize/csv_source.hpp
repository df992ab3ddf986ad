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

/// Reads the whole file, all as text and in the order of its rows, into a table; `parameters` says
/// which one ({{stored}}) and its {{columns}}.
Done load_csv(const std::filesystem::path& file, char separator, const TablePlan& table,
              engine::Parameters parameters, engine::Engine& engine);

/// Reads a file that the engine refused once more, slowly, to name the first line that is not what
/// the header promises, and what is wrong there.
Done find_fault(const std::filesystem::path& file, char separator, std::size_t columns);

}  // namespace renga::anonymize
