#pragma once

#include "base/base.hpp"

#include <filesystem>

namespace renga::files {

/// Writes a copy of a file packed with gzip; the same bytes give the same bytes. Errors:
/// file_missing, file_unreadable, write_failed.
Done pack(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace renga::files
