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

/// The same for a file whose lines have no quotes: `parameters` also says what its {{parts}} are.
Done load_lines(const std::filesystem::path& file, engine::Parameters parameters,
                engine::Engine& engine);

/// Whether lines of the file can be told apart from fields without looking at quotes: it does not
/// have the character that stands for no separator.
Result<bool> may_have_plain_lines(const std::filesystem::path& file);

/// Reads a file that the engine refused once more, slowly, to name the first line that is not what
/// the header promises, and what is wrong there.
Done find_fault(const std::filesystem::path& file, char separator, std::size_t columns);

}  // namespace renga::anonymize
