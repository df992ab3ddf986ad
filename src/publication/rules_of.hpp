#pragma once

#include "disclosure/disclosure.hpp"

#include <filesystem>
#include <string_view>
#include <vector>

namespace renga::publication {

/// The rulebook's values as the judge takes them.
Result<disclosure::Rules> rules_named(std::string_view name);

/// The table of populations that the user gives (CHK-3): the columns code and population, and name
/// where there is one, in any order; their Japanese names do as well.
Result<std::vector<disclosure::Municipality>> read_populations(const std::filesystem::path& file,
                                                               std::string_view name);

}  // namespace renga::publication
