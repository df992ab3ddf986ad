#pragma once

#include "engine/engine.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace renga::ids {

/// How many hexadecimal characters of an ID are enough to know it by: 64 bits (IDP-45).
inline constexpr std::size_t kSuspectLeast = 16;
inline constexpr std::size_t kSuspectMost = 64;

/// Finds what may be an ID in a text that comes in pieces: runs of kSuspectLeast to kSuspectMost
/// hexadecimal characters between characters that are neither letters nor digits, in lower case.
class SuspectFinder {
 public:
  explicit SuspectFinder(std::function<void(std::string_view)> found) : found_(std::move(found)) {}
  void take(std::string_view piece);
  void finish();

 private:
  void end_run();

  std::function<void(std::string_view)> found_;
  std::string run_;
  bool hexadecimal_ = true;
};

/// Gathers the different suspects of a leak in the table `suspect` (id, head). Their number.
Result<std::int64_t> gather_suspects(engine::Engine& engine, const std::filesystem::path& leak);

}  // namespace renga::ids
