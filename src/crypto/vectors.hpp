#pragma once

// The vectors of tests/vectors, for the tests of this room.

#include "base/base.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace renga::crypto {

inline nlohmann::json vectors_of(const std::string& name) {
  std::ifstream file(std::string(RENGA_SOURCE_DIR "/tests/vectors/") + name);
  return nlohmann::json::parse(file);
}

/// The cases of one group of tests/vectors/crypto.json.
inline nlohmann::json published(const std::string& group) {
  return vectors_of("crypto.json").at(group).at("cases");
}

inline std::vector<std::uint8_t> unhex(const std::string& text) {
  auto bytes = from_hex(text);
  ensure(bytes.has_value(), "a vector is hexadecimal");
  return *std::move(bytes);
}

/// The first `size` bytes; what is missing is zero.
template <std::size_t size>
std::array<std::uint8_t, size> sized(const std::vector<std::uint8_t>& bytes) {
  std::array<std::uint8_t, size> array{};
  std::copy_n(bytes.begin(), std::min(size, bytes.size()), array.begin());
  return array;
}

}  // namespace renga::crypto
