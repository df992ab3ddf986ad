#pragma once

#include "crypto/crypto.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace renga::ids {

/// The longest field that a frame takes (IDP-16).
inline constexpr std::size_t kFieldBytes = 255;

/// Fields with their lengths before them, the message that a root ID is the hash of (IDP-16). It
/// holds a person's values, on the stack, and never leaves this room.
class Frame {
 public:
  /// The field must not be longer than kFieldBytes.
  Frame& add(std::string_view field);
  crypto::Bytes bytes() const { return {bytes_.data(), size_}; }

 private:
  static constexpr std::size_t kFields = 6;
  std::array<std::uint8_t, kFields*(2 + kFieldBytes)> bytes_;
  std::size_t size_ = 0;
};

}  // namespace renga::ids
