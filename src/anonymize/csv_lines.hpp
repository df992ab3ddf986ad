#pragma once

#include "anonymize/plan.hpp"

#include <filesystem>

namespace renga::anonymize {

/// Writes the outcome of a table as CSV (UTF-8, header, quotes of RFC 4180, LF), in the order of
/// `order` or, where that is empty, as it stands; gives the number of rows. A line is put together
/// from codes where the table holds codes, and leaves the engine as one text: nothing waits in
/// memory.
Result<std::int64_t> write_csv_lines(const TablePlan& table, char separator,
                                     const std::vector<std::string>& order,
                                     const std::filesystem::path& file, engine::Engine& engine);

}  // namespace renga::anonymize
