#include "notice/backoff.hpp"

#include "base/base.hpp"

#include <array>

#include <fmt/format.h>

namespace renga::notice {
namespace {

/// Minutes after each failure: soon at first, then a day apart.
constexpr std::array<std::int64_t, 8> kWaits = {1, 5, 15, 60, 240, 1440, 1440, 1440};
constexpr std::int64_t kMinutesPerDay = 1440;

}  // namespace

std::optional<std::string> next_try(std::string_view failed_at, std::int64_t attempts) {
  if (attempts < 1 || attempts > std::ssize(kWaits)) return std::nullopt;
  const auto day = parse_iso_date(failed_at.substr(0, 10));
  const auto hours = parse_integer(failed_at.substr(11, 2));
  const auto minutes = parse_integer(failed_at.substr(14, 2));
  ensure(day && hours && minutes, "a moment is written as ISO 8601");
  const std::int64_t minute =
      *hours * 60 + *minutes + kWaits[static_cast<std::size_t>(attempts - 1)];
  const Date later = day->plus_days(static_cast<std::int32_t>(minute / kMinutesPerDay));
  return fmt::format("{}T{:02}:{:02}{}", to_iso(later), minute % kMinutesPerDay / 60, minute % 60,
                     failed_at.substr(16));
}

}  // namespace renga::notice
