#include "crypto/sha256_compress.hpp"

#include <bit>

namespace renga::crypto {
namespace {

using Schedule = std::array<std::uint32_t, 64>;

std::uint32_t big_endian(const std::uint8_t* bytes) {
  return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 |
         std::uint32_t{bytes[2]} << 8 | std::uint32_t{bytes[3]};
}

Schedule schedule_of(const std::uint8_t* block) {
  Schedule words;
  for (std::size_t t = 0; t < 16; ++t) words[t] = big_endian(block + 4 * t);
  for (std::size_t t = 16; t < 64; ++t) {
    const std::uint32_t early = words[t - 15];
    const std::uint32_t late = words[t - 2];
    const std::uint32_t sigma0 = std::rotr(early, 7) ^ std::rotr(early, 18) ^ (early >> 3);
    const std::uint32_t sigma1 = std::rotr(late, 17) ^ std::rotr(late, 19) ^ (late >> 10);
    words[t] = words[t - 16] + sigma0 + words[t - 7] + sigma1;
  }
  return words;
}

void compress_block(Midstate& state, const std::uint8_t* block) {
  const Schedule words = schedule_of(block);
  auto [a, b, c, d, e, f, g, h] = state;
  for (std::size_t t = 0; t < 64; ++t) {
    const std::uint32_t sum1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
    const std::uint32_t choice = (e & f) ^ (~e & g);
    const std::uint32_t first = h + sum1 + choice + kSha256Rounds[t] + words[t];
    const std::uint32_t sum0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
    const std::uint32_t majority = (a & b) ^ (a & c) ^ (b & c);
    h = g, g = f, f = e, e = d + first;
    d = c, c = b, b = a, a = first + sum0 + majority;
  }
  const Midstate added = {a, b, c, d, e, f, g, h};
  for (std::size_t i = 0; i < state.size(); ++i) state[i] += added[i];
}

template <std::size_t lanes>
void compress(Midstate* states, const std::uint8_t* const* blocks, std::size_t count) {
  for (std::size_t lane = 0; lane < lanes; ++lane)
    for (std::size_t block = 0; block < count; ++block)
      compress_block(states[lane], blocks[lane] + block * kSha256BlockBytes);
}

void write(const Midstate& state, std::uint8_t* digest) {
  for (const std::uint32_t word : state)
    for (int shift = 24; shift >= 0; shift -= 8)
      *digest++ = static_cast<std::uint8_t>(word >> shift);
}

}  // namespace

ReadySchedule ready_schedule(const std::uint8_t* block) {
  Schedule words = schedule_of(block);
  for (std::size_t t = 0; t < words.size(); ++t) words[t] += kSha256Rounds[t];
  return words;
}

Compression portable_compression() {
  return {compress<1>, compress<2>, write};
}

const Compression& fastest_compression() {
  static const Compression fastest = instruction_compression().value_or(portable_compression());
  return fastest;
}

}  // namespace renga::crypto
