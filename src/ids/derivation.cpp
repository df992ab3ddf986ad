#include "ids/derivation.hpp"

#include <algorithm>

namespace renga::ids {
namespace {

/// 0 to 15, or 16 for what is no lower-case hexadecimal digit.
constexpr unsigned kNoDigit = 16;
constexpr unsigned digit_of(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10;
  return kNoDigit;
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
  for (std::size_t i = 0; i < id.size(); ++i) {
    const unsigned high = digit_of(text[2 * i]);
    const unsigned low = digit_of(text[2 * i + 1]);
    if (high == kNoDigit || low == kNoDigit) return false;
    id[i] = static_cast<std::uint8_t>(high << 4 | low);
  }
  return true;
}

}  // namespace renga::ids
