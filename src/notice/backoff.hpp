#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace renga::notice {

/// The moment of the next try after so many failed ones (NTC-7), or nothing where no more is tried.
/// Moments are UTC: 2026-11-28T09:00:00.000Z.
std::optional<std::string> next_try(std::string_view failed_at, std::int64_t attempts);

}  // namespace renga::notice
