#include "ids/derivation.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace renga::ids {
namespace {

// Sixteen characters at a time, in vectors of the compiler: half of the time of making an ID went
// into its letters. IDs have 16 or 32 bytes, which is a multiple of what one step takes.
using Characters = std::uint8_t __attribute__((vector_size(16)));
using Pairs = std::uint16_t __attribute__((vector_size(16)));
using HexBytes = std::uint8_t __attribute__((vector_size(8)));
constexpr std::size_t kStep = sizeof(HexBytes);

/// 0 to 15 as lower-case digits.
Characters digits_of(Characters values) {
  constexpr std::uint8_t kFromNineToLetters = 'a' - '0' - 10;
  const auto letters = std::bit_cast<Characters>(values > std::uint8_t{9});
  return values + std::uint8_t{'0'} + (letters & kFromNineToLetters);
}

/// What digits are worth; of any other character something whose digit is another character.
Characters values_of(Characters digits) {
  constexpr std::uint8_t kLetter = 0x40;
  const auto letters = std::bit_cast<Characters>((digits & kLetter) != std::uint8_t{0});
  return (digits & std::uint8_t{0xF}) + (letters & std::uint8_t{9});
}

/// IDs that lie one after the other, as one run of bytes.
template <std::size_t size>
crypto::Bytes bytes_of_all(std::span<const std::array<std::uint8_t, size>> ids) {
  static_assert(sizeof(std::array<std::uint8_t, size>) == size);
  if (ids.empty()) return {};
  return {ids.front().data(), ids.size() * size};
}

}  // namespace

Root root_of(const crypto::Hmac& root_key, const Frame& frame) {
  const crypto::Digest digest = root_key.of(frame.bytes());
  Root root;
  std::copy_n(digest.begin(), root.size(), root.begin());
  return root;
}

Processing processing_of(const crypto::Hmac& processing_key, const Root& root) {
  return processing_key.of(root);
}

Provision provision_of(const crypto::Hmac& user_key, const Processing& processing) {
  return user_key.of(processing);
}

void processing_of_each(const crypto::Hmac& processing_key, std::span<const Root> roots,
                        std::span<Processing> made) {
  processing_key.of_each(bytes_of_all(roots), sizeof(Root), made);
}

void provision_of_each(const crypto::Hmac& user_key, std::span<const Processing> processing,
                       std::span<Provision> made) {
  user_key.of_each(bytes_of_all(processing), sizeof(Processing), made);
}

void write_hex(std::span<const std::uint8_t> id, char* text) {
  for (std::size_t i = 0; i < id.size(); i += kStep) {
    HexBytes bytes;
    std::memcpy(&bytes, &id[i], sizeof bytes);
    const Pairs wide = __builtin_convertvector(bytes, Pairs);
    const Pairs nibbles = (wide >> 4 | wide << 8) & std::uint16_t{0x0F0F};
    const Characters digits = digits_of(std::bit_cast<Characters>(nibbles));
    std::memcpy(text + 2 * i, &digits, sizeof digits);
  }
}

bool read_hex(std::string_view text, std::span<std::uint8_t> id) {
  if (text.size() != 2 * id.size()) return false;
  // Nearly every text is one of digits alone: one question at the end costs less than 64 on the
  // way.
  Characters strange{};
  for (std::size_t i = 0; i < id.size(); i += kStep) {
    Characters digits;
    std::memcpy(&digits, &text[2 * i], sizeof digits);
    const Characters values = values_of(digits);
    strange |= (digits_of(values) ^ digits) | (values & std::uint8_t{0xF0});
    const auto nibbles = std::bit_cast<Pairs>(values);
    const Pairs wide = (nibbles << 4 | nibbles >> 8) & std::uint16_t{0xFF};
    const HexBytes bytes = __builtin_convertvector(wide, HexBytes);
    std::memcpy(&id[i], &bytes, sizeof bytes);
  }
  constexpr Characters kNone{};
  return std::memcmp(&strange, &kNone, sizeof strange) == 0;
}

}  // namespace renga::ids
