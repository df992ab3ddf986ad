#include "crypto/sha256_compress.hpp"

#if defined(__x86_64__)

#include <algorithm>

#include <cpuid.h>
#include <immintrin.h>

namespace renga::crypto {
namespace {

bool processor_has_sha() {
  unsigned a = 0, b = 0, c = 0, d = 0;
  if (__get_cpuid(1, &a, &b, &c, &d) == 0 || (c & bit_SSE4_1) == 0) return false;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & bit_SHA) != 0;
}

[[gnu::target("sha,sse4.1")]] inline __m128i high_byte_first() {
  return _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
}

/// The instructions hold the eight words as two registers, high word first: ABEF and CDGH.
struct Registers {
  __m128i abef;
  __m128i cdgh;
};

[[gnu::target("sha,sse4.1")]] inline Registers pack(const Midstate& state) {
  const auto* words = reinterpret_cast<const __m128i*>(state.data());
  const __m128i cdab = _mm_shuffle_epi32(_mm_loadu_si128(words), 0xB1);
  const __m128i efgh = _mm_shuffle_epi32(_mm_loadu_si128(words + 1), 0x1B);
  return {_mm_alignr_epi8(cdab, efgh, 8), _mm_blend_epi16(efgh, cdab, 0xF0)};
}

[[gnu::target("sha,sse4.1")]] inline void unpack(const Registers& registers, Midstate& state) {
  auto* words = reinterpret_cast<__m128i*>(state.data());
  const __m128i feba = _mm_shuffle_epi32(registers.abef, 0x1B);
  const __m128i dchg = _mm_shuffle_epi32(registers.cdgh, 0xB1);
  _mm_storeu_si128(words, _mm_blend_epi16(feba, dchg, 0xF0));
  _mm_storeu_si128(words + 1, _mm_alignr_epi8(dchg, feba, 8));
}

/// Sixteen words of the schedule, four a register.
struct Words {
  __m128i at[4];
};

/// The next four words of the schedule; `words` holds the last sixteen, the oldest at `group % 4`.
[[gnu::target("sha,sse4.1")]] inline __m128i next_words(const Words& words, std::size_t group) {
  const __m128i newest = words.at[(group + 3) % 4];
  const __m128i seven_back = _mm_alignr_epi8(newest, words.at[(group + 2) % 4], 4);
  const __m128i early = _mm_sha256msg1_epu32(words.at[group % 4], words.at[(group + 1) % 4]);
  return _mm_sha256msg2_epu32(_mm_add_epi32(early, seven_back), newest);
}

/// The 64 rounds of one block in each lane; the lanes take turns, instruction by instruction.
template <std::size_t lanes>
[[gnu::target("sha,sse4.1")]] inline void run_rounds(Registers (&at)[lanes],
                                                     const std::uint8_t* const* blocks) {
  const __m128i order = high_byte_first();
  const auto* constants = reinterpret_cast<const __m128i*>(kSha256Rounds.data());
  Words words[lanes];
#pragma GCC unroll 16
  for (std::size_t group = 0; group < 16; ++group) {
#pragma GCC unroll 2
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      const auto* block = reinterpret_cast<const __m128i*>(blocks[lane]);
      __m128i& four = words[lane].at[group % 4];
      four = group < 4 ? _mm_shuffle_epi8(_mm_loadu_si128(block + group), order)
                       : next_words(words[lane], group);
      const __m128i input = _mm_add_epi32(four, _mm_load_si128(constants + group));
      auto& [abef, cdgh] = at[lane];
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, input);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(input, 0x0E));
    }
  }
}

template <std::size_t lanes>
[[gnu::target("sha,sse4.1")]] void compress(Midstate* states, const std::uint8_t* const* blocks,
                                            std::size_t count) {
  Registers at[lanes];
  const std::uint8_t* next[lanes];
  for (std::size_t lane = 0; lane < lanes; ++lane) at[lane] = pack(states[lane]);
  std::copy_n(blocks, lanes, next);
  for (; count > 0; --count) {
    Registers before[lanes];
    std::copy_n(at, lanes, before);
    run_rounds<lanes>(at, next);
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      at[lane].abef = _mm_add_epi32(at[lane].abef, before[lane].abef);
      at[lane].cdgh = _mm_add_epi32(at[lane].cdgh, before[lane].cdgh);
      next[lane] += kSha256BlockBytes;
    }
  }
  for (std::size_t lane = 0; lane < lanes; ++lane) unpack(at[lane], states[lane]);
}

[[gnu::target("sha,sse4.1")]] void write(const Midstate& state, std::uint8_t* digest) {
  const auto* words = reinterpret_cast<const __m128i*>(state.data());
  auto* bytes = reinterpret_cast<__m128i*>(digest);
  for (int half = 0; half < 2; ++half)
    _mm_storeu_si128(bytes + half,
                     _mm_shuffle_epi8(_mm_loadu_si128(words + half), high_byte_first()));
}

}  // namespace

std::optional<Compression> instruction_compression() {
  if (!processor_has_sha()) return std::nullopt;
  return Compression{compress<1>, compress<2>, write};
}

}  // namespace renga::crypto

#else

namespace renga::crypto {

std::optional<Compression> instruction_compression() {
  return std::nullopt;
}

}  // namespace renga::crypto

#endif
