#include "base/random.hpp"

#include "base/assertion.hpp"

#include <bit>

namespace renga {
namespace {

std::uint64_t splitmix(std::uint64_t& state) {
  state += 0x9E3779B97F4A7C15ULL;
  std::uint64_t z = state;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31U);
}

// FNV-1a, 64 bit: spreads the purpose's name over the seed.
std::uint64_t spread(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return hash;
}

}  // namespace

Random::Random(std::uint64_t seed) {
  for (std::uint64_t& word : state_) word = splitmix(seed);
}

Random::Random(std::uint64_t seed, std::string_view purpose)
    : Random(seed ^ std::rotl(spread(purpose), 23)) {}

std::uint64_t Random::next() {
  const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
  const std::uint64_t shifted = state_[1] << 17U;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

std::uint64_t Random::below(std::uint64_t limit) {
  ensure(limit > 0, "a random number below zero was asked for");
  // Draws from the incomplete last block are thrown away, so that every result is equally likely.
  const std::uint64_t threshold = (0 - limit) % limit;
  while (true) {
    const std::uint64_t draw = next();
    if (draw >= threshold) return draw % limit;
  }
}

std::int64_t Random::between(std::int64_t first, std::int64_t last) {
  ensure(first <= last, "an empty range of random numbers was asked for");
  return first + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(last - first) + 1));
}

double Random::unit() {
  return static_cast<double>(next() >> 11U) * 0x1.0p-53;
}

}  // namespace renga
