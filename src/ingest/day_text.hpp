#pragma once

#include <string>
#include <string_view>

namespace renga::ingest {

/// How files write the days that iso_day takes.
inline constexpr std::string_view kCompactDay = "YYYYMMDD";

/// "20250501", and whatever time follows, as "2025-05-01"; anything else as it is, for the layout
/// to judge.
std::string iso_day(std::string_view compact);

}  // namespace renga::ingest
