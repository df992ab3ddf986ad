#pragma once

#include "base/base.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace renga::ledger {

/// Cuts a file into lines in bounded memory: what is longer than a line may be is handed over cut,
/// which no reader takes for an entry. Hands back what stands after the last line feed.
Result<std::string> each_line(const std::filesystem::path& file,
                              const std::function<void(std::string_view)>& take);

}  // namespace renga::ledger
