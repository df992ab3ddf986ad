#pragma once

#include "erase/erase.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace renga::erase {

/// One named path, understood and checked: the files to erase in their order, manifest last
/// (ERA-6).
struct Target {
  TargetKind kind;
  std::filesystem::path path;
  std::vector<std::filesystem::path> files;  ///< may name files that are already absent
};

/// The path by which a target is known.
std::filesystem::path without_end_slash(const std::filesystem::path& given);

/// Understands a path (ERA-1, ERA-2), or refuses it with path_outside.
Result<Target> understand(const std::filesystem::path& given);

/// The name of the file system that holds the path, for the certificate (ERA-8).
std::string file_system_of(const std::filesystem::path& path);

}  // namespace renga::erase
