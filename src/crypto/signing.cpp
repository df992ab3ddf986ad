#include "crypto/signing.hpp"

#include "crypto/crypto.hpp"
#include "crypto/guarded.hpp"

#include <sodium.h>

namespace renga::crypto {
namespace {

/// libsodium signs with seed and public key side by side; both lie in guarded memory meanwhile.
struct KeyPair {
  GuardedBytes secret{crypto_sign_SECRETKEYBYTES};
  PublicKey open{};
};

KeyPair pair_of(const SecretKey& seed) {
  KeyPair pair;
  ensure(crypto_sign_seed_keypair(pair.open.data(), pair.secret.data(), seed.reveal().data()) == 0,
         "a seed has a key pair");
  return pair;
}

}  // namespace

PublicKey public_key_of(const SecretKey& seed) {
  return pair_of(seed).open;
}

Signature sign(const SecretKey& seed, std::span<const std::uint8_t> message) {
  KeyPair pair = pair_of(seed);
  Signature signature{};
  ensure(crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(),
                              pair.secret.data()) == 0,
         "a key pair signs");
  return signature;
}

bool is_signed_by(const PublicKey& key, std::span<const std::uint8_t> message,
                  const Signature& signature) {
  return crypto_sign_verify_detached(signature.data(), message.data(), message.size(),
                                     key.data()) == 0;
}

}  // namespace renga::crypto
