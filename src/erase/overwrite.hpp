#pragma once

#include "erase/erase.hpp"

#include <filesystem>

namespace renga::erase {

/// Digest, overwriting, reading back, removal of one file (ERA-3 to ERA-5).
Result<ErasedFile> erase_file(const std::filesystem::path& file);

}  // namespace renga::erase
