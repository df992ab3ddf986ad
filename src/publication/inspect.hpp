#pragma once

#include "base/base.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace renga::publication {

/// What a file seems to hold, as a declaration to be corrected and signed off by a person.
struct Inspection {
  std::string declaration;  ///< TOML that `read_declaration` takes
  std::size_t tables = 0;
  std::vector<std::string> seen;  ///< what a person should look at, in the language asked for
};

/// Looks at a CSV file or workbook and proposes its declaration (CHK-90 to CHK-93). Nothing is
/// judged. nothing_to_read where no table is found.
Result<Inspection> inspect(const std::filesystem::path& file, std::string_view rulebook,
                           Language language);

}  // namespace renga::publication
