#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace renga::crypto {

/// The eight words that SHA-256 carries from block to block (FIPS 180-4, 6.2).
using Midstate = std::array<std::uint32_t, 8>;

inline constexpr std::size_t kSha256BlockBytes = 64;
inline constexpr std::size_t kSha256DigestBytes = 32;

/// The words before the first block (FIPS 180-4, 5.3.3).
inline constexpr Midstate kSha256Start = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                          0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

/// The round constants (FIPS 180-4, 4.2.2).
alignas(16) inline constexpr std::array<std::uint32_t, 64> kSha256Rounds = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

/// The 64 words of one block's schedule, each with its round constant already added.
using ReadySchedule = std::array<std::uint32_t, 64>;

/// For a block that is the same in many messages: padding, above all.
ReadySchedule ready_schedule(const std::uint8_t* block);

/// Takes `count` blocks of 64 bytes into each state: `blocks[i]` into `states[i]`. OpenSSL hides
/// its own compression behind objects on the heap; a keyed hash of one short ID needs it bare.
using Compress = void (*)(Midstate* states, const std::uint8_t* const* blocks, std::size_t count);

struct Compression {
  Compress one;
  /// Two independent states: each round waits for the one before, so that a second state costs
  /// less than the first where the processor can work on both.
  Compress two;
  /// The 32 bytes of a digest, each word with its high byte first.
  void (*write)(const Midstate& state, std::uint8_t* digest);
};

/// The standard in plain C++: the reference, and what other processors use.
Compression portable_compression();

/// With the SHA instructions of x86-64; nothing where this processor has none.
std::optional<Compression> instruction_compression();

/// The fastest of the above for this processor.
const Compression& fastest_compression();

}  // namespace renga::crypto
