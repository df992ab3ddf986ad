#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace renga::crypto {

class SecretKey;

using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

/// The public half of an Ed25519 key (RFC 8032) whose seed is the secret.
PublicKey public_key_of(const SecretKey& seed);

/// The Ed25519 signature of a message; the same message always has the same one.
Signature sign(const SecretKey& seed, std::span<const std::uint8_t> message);

/// Whether the signature is that of the message under this key.
bool is_signed_by(const PublicKey& key, std::span<const std::uint8_t> message,
                  const Signature& signature);

}  // namespace renga::crypto
