#pragma once

#include "crypto/sha256_compress.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace renga::crypto {

/// How many messages the wide compression takes at once: one in each 32-bit place of a register.
inline constexpr std::size_t kWideLanes = 16;

/// Sixteen states side by side: word `w` of the state in lane `l` stands at `[w][l]`.
using WideMidstate = std::array<std::array<std::uint32_t, kWideLanes>, 8>;
using WideMessages = std::array<const std::uint8_t*, kWideLanes>;

/// SHA-256 of sixteen messages of one length side by side.
struct WideCompression {
  /// Takes `count` blocks of 64 bytes of each message.
  void (*blocks)(WideMidstate& states, const WideMessages& messages, std::size_t count);
  /// Takes one block that is the same in every lane.
  void (*shared_block)(WideMidstate& states, const ReadySchedule& schedule);
  /// Takes the block that is each lane's digest, padded: the second half of a keyed hash. The
  /// words of `digests` go into it as they are.
  void (*digest_block)(WideMidstate& states, const WideMidstate& digests);
  /// The 32 bytes of each lane's digest, one after the other, each word with its high byte first.
  void (*write)(const WideMidstate& states, std::uint8_t* digests);
};

/// With the 512-bit registers of x86-64; nothing where this processor has none.
const std::optional<WideCompression>& wide_compression();

}  // namespace renga::crypto
