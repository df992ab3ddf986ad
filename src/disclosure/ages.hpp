#pragma once

#include "disclosure/judge.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace renga::disclosure {

/// A group of ages in completed years, both ends included.
struct AgeBand {
  std::int64_t low = 0;
  std::optional<std::int64_t> high;  ///< nothing for "and over"
};

/// Reads 40-44, 40～44歳, 85歳以上, 20歳未満, 64歳以下 or 7歳.
std::optional<AgeBand> read_age_band(std::string_view label);

/// Whether a group may be published (PUB-09, PUB-10). Fine groups of the young are possible where
/// the research needs them (PUB-11), which a person must judge.
enum class AgeVerdict { allowed, needs_reason, too_fine };

AgeVerdict judge_age(const AgeBand& band, const AgeLimits& limits);

}  // namespace renga::disclosure
