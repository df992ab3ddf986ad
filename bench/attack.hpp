#pragma once

#include "cubes.hpp"

#include <filesystem>
#include <string>

namespace renga::bench {

/// What a stranger concludes from the protected copy of a cube, with code of his own: he reads the
/// file, draws the conclusion of one sum after the other for all hidden cells, and for a sample of
/// them asks another solver (glpsol, where it is installed) how small and how large they can be.
/// For the sample he is even told what is hidden outside the group of the cell. The answer is one
/// line, of zeros where all went well.
std::string attacked(const Cube& cube, const std::filesystem::path& protected_table,
                     const std::filesystem::path& scratch);
std::string nothing_found();

}  // namespace renga::bench
