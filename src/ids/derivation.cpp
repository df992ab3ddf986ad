#include "ids/derivation.hpp"

#include <algorithm>

namespace renga::ids {
namespace {

/// What a byte is worth as a lower-case hexadecimal digit; kNoDigit for every other byte.
constexpr std::uint8_t kNoDigit = 0x80;
constexpr std::array<std::uint8_t, 256> kDigitOf = [] {
  std::array<std::uint8_t, 256> digits{};
  digits.fill(kNoDigit);
  for (std::uint8_t digit = 0; digit < 16; ++digit)
    digits[static_cast<unsigned char>("0123456789abcdef"[digit])] = digit;
  return digits;
}();

std::uint8_t digit_of(char c) {
  return kDigitOf[static_cast<unsigned char>(c)];
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

bool read_hex(std::string_view text, std::span<std::uint8_t> id) {
  if (text.size() != 2 * id.size()) return false;
  // Nearly every text is one of digits alone: one question at the end costs less than 64 on the
  // way.
  unsigned strange = 0;
  for (std::size_t i = 0; i < id.size(); ++i) {
    const unsigned high = digit_of(text[2 * i]);
    const unsigned low = digit_of(text[2 * i + 1]);
    strange |= high | low;
    id[i] = static_cast<std::uint8_t>(high << 4 | low);
  }
  return (strange & kNoDigit) == 0;
}

}  // namespace renga::ids
