#pragma once

// A small ledger for the tests of this room.

#include "ledger/ledger.hpp"

#include <string>
#include <vector>

namespace renga::ledger::sample {

inline constexpr std::string_view kOrigin = "example.test/renga";

/// 2026-11-28T09:00:00.100Z, and a later time for each entry; for a few million entries.
inline std::string time_of(std::int64_t number) {
  constexpr std::int64_t kOfSecond = 900;
  const std::int64_t seconds = number / kOfSecond;
  const std::string digits =
      std::to_string(1'000'000'000 + (9 + seconds / 3600) * 10'000'000 +
                     seconds / 60 % 60 * 100'000 + seconds % 60 * 1'000 + 100 + number % kOfSecond);
  return "2026-11-28T" + digits.substr(1, 2) + ":" + digits.substr(3, 2) + ":" +
         digits.substr(5, 2) + "." + digits.substr(7) + "Z";
}

inline Draft draft(std::int64_t number) {
  return {.time_utc = time_of(number),
          .subject = "R8-0001",
          .kind = "application_submitted",
          .actor = "applicant-1",
          .body = R"({"step":)" + std::to_string(number) + "}"};
}

inline std::vector<std::string> lines(std::int64_t entries) {
  std::vector<std::string> lines;
  Head head = beginning(kOrigin);
  for (std::int64_t number = 0; number < entries; ++number) {
    Written next = write(draft(number), head).value();
    lines.push_back(std::move(next.line));
    head = next.head;
  }
  return lines;
}

inline std::vector<Digest> leaves(const std::vector<std::string>& lines) {
  std::vector<Digest> leaves;
  for (const std::string& line : lines) leaves.push_back(leaf_digest(line));
  return leaves;
}

inline Checkpoint checkpoint_over(const std::vector<std::string>& lines) {
  return {
      .origin = std::string(kOrigin), .entries = std::ssize(lines), .root = root_of(leaves(lines))};
}

inline Verification verify(const std::vector<std::string>& lines,
                           const std::vector<Checkpoint>& checkpoints = {}) {
  Verifier verifier(kOrigin, checkpoints);
  for (const std::string& line : lines) verifier.take(line);
  return verifier.finish();
}

}  // namespace renga::ledger::sample
