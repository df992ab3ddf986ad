#pragma once

#include "crypto/crypto.hpp"
#include "ids/frame.hpp"

#include <array>
#include <cstdint>
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

/// Writes lower-case hexadecimal, two characters a byte.
void write_hex(std::span<const std::uint8_t> id, char* text);

/// An ID in lower-case hexadecimal, two characters a byte, without an allocation.
template <std::size_t bytes>
class HexText {
 public:
  explicit HexText(const std::array<std::uint8_t, bytes>& id) { write_hex(id, text_.data()); }
  operator std::string_view() const { return {text_.data(), text_.size()}; }

 private:
  std::array<char, 2 * bytes> text_;
};

/// Fills `id` from lower-case hexadecimal text; false where the text is not one of that length.
bool read_hex(std::string_view text, std::span<std::uint8_t> id);

}  // namespace renga::ids
