#pragma once

#include "base/base.hpp"

#include <cstdint>
#include <string>

namespace renga::service {

/// Today in Japan (UTC+9, no summer time).
Date today();

/// The present moment as ISO 8601 in UTC, to the second.
std::string now_utc();

/// The same to the millisecond: 2026-11-28T09:00:00.000Z.
std::string now_utc_exact();

/// The present moment as seconds since 1970, and such a moment as 2026-11-28T09:00:00.000Z.
std::int64_t now_seconds();
std::string utc_of(std::int64_t seconds);

}  // namespace renga::service
