#pragma once

#include "ingest/source.hpp"

#include <string>
#include <string_view>

namespace renga::ingest {

/// The package that a file of check-ups belongs to: its name without the file and without the
/// folders DATA and CLAIMS. An archive is a folder too.
std::string package_of(std::string_view file_name);

/// Compares every index that was read with what its package holds (ING-205).
void check_packages(Intake& intake);

}  // namespace renga::ingest
