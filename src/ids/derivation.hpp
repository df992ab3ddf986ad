#pragma once

#include "crypto/crypto.hpp"
#include "ids/frame.hpp"

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>

namespace renga::ids {

/// R of a person (IDP-19). At the fund only, and in memory only.
using Root = crypto::Block;
/// S in one database (IDP-20).
using Stored = crypto::Block;
/// X and P of one dossier (IDP-21).
using Processing = crypto::Digest;
using Provision = crypto::Digest;

Root root_of(const crypto::Hmac& root_key, const Frame& frame);
Processing processing_of(const crypto::Hmac& processing_key, const Root& root);
Provision provision_of(const crypto::Hmac& user_key, const Processing& processing);

/// The same for many IDs at once: faster than one by one. `made` has as many places.
void processing_of_each(const crypto::Hmac& processing_key, std::span<const Root> roots,
                        std::span<Processing> made);
void provision_of_each(const crypto::Hmac& user_key, std::span<const Processing> processing,
                       std::span<Provision> made);

/// The two hexadecimal digits of every byte, one pair after the other.
inline constexpr std::array<char, 512> kHexPairs = [] {
  std::array<char, 512> pairs{};
  constexpr std::string_view kDigits = "0123456789abcdef";
  for (std::size_t byte = 0; byte < 256; ++byte) {
    pairs[2 * byte] = kDigits[byte >> 4];
    pairs[2 * byte + 1] = kDigits[byte & 0xF];
  }
  return pairs;
}();

/// An ID in lower-case hexadecimal, two characters a byte, without an allocation.
template <std::size_t bytes>
class HexText {
 public:
  explicit HexText(const std::array<std::uint8_t, bytes>& id) {
    for (std::size_t i = 0; i < bytes; ++i)
      std::memcpy(&text_[2 * i], &kHexPairs[2 * std::size_t{id[i]}], 2);
  }
  operator std::string_view() const { return {text_.data(), text_.size()}; }

 private:
  std::array<char, 2 * bytes> text_;
};

/// Fills `id` from hexadecimal text; false where the text is not one of that length.
bool read_hex(std::string_view text, std::span<std::uint8_t> id);

}  // namespace renga::ids
