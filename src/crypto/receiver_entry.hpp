#pragma once

#include "crypto/certificate.hpp"

#include <cstdint>
#include <span>

namespace renga::crypto {

/// Whether `entries`, the receivers of a sealed file as DER, are exactly one, and that one is the
/// certificate's, written in the one way of PKG-7 (RFC 5753: ephemeral P-256, SHA-256, AES-256 key
/// wrap). Neither tag nor signature covers an entry, so that in any other writing a bit of it could
/// be changed unnoticed.
bool is_entry_for(std::span<const std::uint8_t> entries, const Certificate& certificate);

}  // namespace renga::crypto
