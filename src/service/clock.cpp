#include "service/clock.hpp"

#include <chrono>

#include <fmt/chrono.h>

namespace renga::service {
namespace {

using std::chrono::system_clock;

constexpr std::chrono::hours kJapanIsAhead{9};

}  // namespace

Date today() {
  const auto days = std::chrono::floor<std::chrono::days>(system_clock::now() + kJapanIsAhead);
  return Date::from_days(static_cast<std::int32_t>(days.time_since_epoch().count()));
}

std::string now_utc() {
  const auto now = std::chrono::floor<std::chrono::seconds>(system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", now);
}

std::string now_utc_exact() {
  const auto now = std::chrono::floor<std::chrono::milliseconds>(system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:}{:%S}Z", std::chrono::floor<std::chrono::minutes>(now),
                     now.time_since_epoch());
}

std::int64_t now_seconds() {
  return std::chrono::duration_cast<std::chrono::seconds>(system_clock::now().time_since_epoch())
      .count();
}

std::string utc_of(std::int64_t seconds) {
  const std::chrono::sys_seconds moment{std::chrono::seconds(seconds)};
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.000Z", moment);
}

}  // namespace renga::service
