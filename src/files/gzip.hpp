#pragma once

#include "files/unpacking.hpp"

#include <filesystem>

namespace renga::files {

/// A gzip file (RFC 1952) of one member or several, as one entry named without `.gz`.
Done read_gzip(const std::filesystem::path& path, const std::string& name, EntryTaker& taker);

}  // namespace renga::files
