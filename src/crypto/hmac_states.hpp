#pragma once

#include "crypto/sha256_compress.hpp"

#include <algorithm>

namespace renga::crypto {

/// What stands for the key of an HMAC: whoever has these two states can compute the hash.
struct KeyStates {
  Midstate inner;
  Midstate outer;
};

/// Writes the number so that its last byte is the one before `end`.
constexpr void write_big_endian_before(std::uint8_t* end, std::uint64_t number) {
  for (int i = 0; i < 8; ++i, number >>= 8) *--end = static_cast<std::uint8_t>(number);
}

/// The end of a message that follows the key block: what its whole blocks leave over, padded
/// (FIPS 180-4, 5.1.1). Messages of the same length share the padding.
class Tail {
 public:
  constexpr explicit Tail(std::size_t message_bytes)
      : rest_bytes_(message_bytes % kSha256BlockBytes),
        blocks_(rest_bytes_ + 1 + sizeof(std::uint64_t) <= kSha256BlockBytes ? 1 : 2) {
    bytes_[rest_bytes_] = 0x80;
    write_big_endian_before(bytes_.data() + blocks_ * kSha256BlockBytes,
                            (kSha256BlockBytes + message_bytes) * 8);
  }

  void hold(const std::uint8_t* rest) { std::copy_n(rest, rest_bytes_, bytes_.data()); }
  const std::uint8_t* data() const { return bytes_.data(); }
  std::uint8_t* data() { return bytes_.data(); }
  std::size_t rest_bytes() const { return rest_bytes_; }
  std::size_t blocks() const { return blocks_; }

 private:
  std::array<std::uint8_t, 2 * kSha256BlockBytes> bytes_{};
  std::size_t rest_bytes_;
  std::size_t blocks_;
};

}  // namespace renga::crypto
