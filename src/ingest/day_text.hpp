#pragma once

#include <string>
#include <string_view>

namespace renga::ingest {

/// "20250501", and whatever time follows, as "2025-05-01"; anything else as it is, for the layout
/// to judge.
std::string iso_day(std::string_view compact);

}  // namespace renga::ingest
