#pragma once

#include "files/unpacking.hpp"

#include <filesystem>

namespace renga::files {

/// The files of a ZIP archive in the order of its directory; folders are passed over.
Done read_zip(const std::filesystem::path& path, const std::string& name, EntryTaker& taker);

}  // namespace renga::files
