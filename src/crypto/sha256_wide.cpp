#include "crypto/sha256_wide.hpp"

#include <bit>
#include <utility>

#if defined(__x86_64__)

#include <immintrin.h>

// Every function that touches the registers says so: the rest of the program runs everywhere.
#define RENGA_WIDE [[gnu::target("avx512f,avx512bw")]]

namespace renga::crypto {
namespace {

/// One word of each lane.
using Word = __m512i;

struct WideState {
  Word at[8];
};

/// The last sixteen words of the schedule; word `t` stands at `t % 16`.
struct WideSchedule {
  Word at[16];
};

/// What _mm512_ternarylogic_epi32 computes, as the truth table of its three inputs.
constexpr int kExclusiveOr = 0x96;
constexpr int kChoice = 0xCA;
constexpr int kMajority = 0xE8;

RENGA_WIDE inline Word sum(Word a, Word b) {
  return _mm512_add_epi32(a, b);
}

RENGA_WIDE inline Word every_lane(std::uint32_t word) {
  return _mm512_set1_epi32(std::bit_cast<std::int32_t>(word));
}

template <int a, int b, int c>
RENGA_WIDE inline Word rotated(Word x) {
  return _mm512_ternarylogic_epi32(_mm512_ror_epi32(x, a), _mm512_ror_epi32(x, b),
                                   _mm512_ror_epi32(x, c), kExclusiveOr);
}

template <int a, int b, int shift>
RENGA_WIDE inline Word sigma(Word x) {
  return _mm512_ternarylogic_epi32(_mm512_ror_epi32(x, a), _mm512_ror_epi32(x, b),
                                   _mm512_srli_epi32(x, shift), kExclusiveOr);
}

RENGA_WIDE inline WideState load(const WideMidstate& states) {
  WideState state;
  for (std::size_t i = 0; i < 8; ++i) state.at[i] = _mm512_loadu_si512(states[i].data());
  return state;
}

RENGA_WIDE inline void add(const WideState& state, WideMidstate& states) {
  for (std::size_t i = 0; i < 8; ++i)
    _mm512_storeu_si512(states[i].data(), sum(state.at[i], _mm512_loadu_si512(states[i].data())));
}

/// Round `t` (FIPS 180-4, 6.2.2): instead of moving the eight words, their names move.
RENGA_WIDE inline void run_round(WideState& state, std::size_t t, Word input) {
  const auto word = [&state, t](std::size_t name) -> Word& { return state.at[(name - t) % 8]; };
  const Word choice = _mm512_ternarylogic_epi32(word(4), word(5), word(6), kChoice);
  const Word majority = _mm512_ternarylogic_epi32(word(0), word(1), word(2), kMajority);
  const Word first = sum(sum(word(7), input), sum(choice, rotated<6, 11, 25>(word(4))));
  word(3) = sum(word(3), first);
  word(7) = sum(first, sum(majority, rotated<2, 13, 22>(word(0))));
}

RENGA_WIDE inline void run_rounds(WideState& state, WideSchedule& words) {
#pragma GCC unroll 64
  for (std::size_t t = 0; t < 64; ++t) {
    const auto word = [&words, t](std::size_t back) -> Word& { return words.at[(t - back) % 16]; };
    if (t >= 16)
      word(16) =
          sum(sum(word(16), sigma<7, 18, 3>(word(15))), sum(word(7), sigma<17, 19, 10>(word(2))));
    run_round(state, t, sum(word(16), every_lane(kSha256Rounds[t])));
  }
}

/// The four steps of `transpose`: single words, pairs of words, then quarters of registers change
/// places between rows.
RENGA_WIDE inline void interleave_32(Word (&rows)[16]) {
  for (std::size_t i = 0; i < 16; i += 2) {
    const Word low = _mm512_unpacklo_epi32(rows[i], rows[i + 1]);
    rows[i + 1] = _mm512_unpackhi_epi32(rows[i], rows[i + 1]);
    rows[i] = low;
  }
}

RENGA_WIDE inline void interleave_64(Word (&rows)[16]) {
  for (std::size_t i = 0; i < 16; i += 4)
    for (std::size_t j = i; j < i + 2; ++j) {
      const Word low = _mm512_unpacklo_epi64(rows[j], rows[j + 2]);
      rows[j + 2] = _mm512_unpackhi_epi64(rows[j], rows[j + 2]);
      rows[j] = low;
    }
}

RENGA_WIDE inline void exchange_quarters(Word (&rows)[16], std::size_t distance) {
  for (std::size_t i = 0; i < 16; ++i) {
    if ((i & distance) != 0) continue;
    const Word even = _mm512_shuffle_i32x4(rows[i], rows[i + distance], 0x88);
    rows[i + distance] = _mm512_shuffle_i32x4(rows[i], rows[i + distance], 0xDD);
    rows[i] = even;
  }
}

/// Sixteen rows of sixteen words: rows become columns.
RENGA_WIDE inline void transpose(Word (&rows)[16]) {
  interleave_32(rows);
  interleave_64(rows);
  exchange_quarters(rows, 4);
  exchange_quarters(rows, 8);
  // The interleaving leaves the middle two of every four in each other's place.
  for (std::size_t i = 0; i < 16; i += 4) std::swap(rows[i + 1], rows[i + 2]);
}

/// Between the bytes of a message, high one first, and the words of this processor.
RENGA_WIDE inline Word high_byte_first(Word words) {
  const __m128i order = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  return _mm512_shuffle_epi8(words, _mm512_broadcast_i32x4(order));
}

RENGA_WIDE void take_blocks(WideMidstate& states, const WideMessages& messages, std::size_t count) {
  for (std::size_t block = 0; block < count; ++block) {
    WideSchedule words;
    for (std::size_t lane = 0; lane < kWideLanes; ++lane)
      words.at[lane] =
          high_byte_first(_mm512_loadu_si512(messages[lane] + block * kSha256BlockBytes));
    transpose(words.at);
    WideState state = load(states);
    run_rounds(state, words);
    add(state, states);
  }
}

RENGA_WIDE void take_shared_block(WideMidstate& states, const ReadySchedule& schedule) {
  WideState state = load(states);
#pragma GCC unroll 64
  for (std::size_t t = 0; t < 64; ++t) run_round(state, t, every_lane(schedule[t]));
  add(state, states);
}

RENGA_WIDE void take_digest_block(WideMidstate& states, const WideMidstate& digests) {
  WideSchedule words;
  for (std::size_t i = 0; i < 8; ++i) words.at[i] = _mm512_loadu_si512(digests[i].data());
  words.at[8] = every_lane(0x80000000);
  for (std::size_t i = 9; i < 15; ++i) words.at[i] = _mm512_setzero_si512();
  words.at[15] = every_lane((kSha256BlockBytes + kSha256DigestBytes) * 8);
  WideState state = load(states);
  run_rounds(state, words);
  add(state, states);
}

RENGA_WIDE void write(const WideMidstate& states, std::uint8_t* digests) {
  Word rows[16];
  for (std::size_t i = 0; i < 16; ++i)
    rows[i] = i < 8 ? _mm512_loadu_si512(states[i].data()) : _mm512_setzero_si512();
  transpose(rows);
  for (std::size_t lane = 0; lane < kWideLanes; ++lane)
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(digests + lane * kSha256DigestBytes),
                        _mm512_castsi512_si256(high_byte_first(rows[lane])));
}

}  // namespace

const std::optional<WideCompression>& wide_compression() {
  static const bool has_registers =
      __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0;
  static const auto compression =
      has_registers
          ? std::optional(WideCompression{take_blocks, take_shared_block, take_digest_block, write})
          : std::nullopt;
  return compression;
}

}  // namespace renga::crypto

#else

namespace renga::crypto {

const std::optional<WideCompression>& wide_compression() {
  static const std::optional<WideCompression> none;
  return none;
}

}  // namespace renga::crypto

#endif
