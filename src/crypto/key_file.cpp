#include "crypto/errors.hpp"
#include "crypto/guarded.hpp"
#include "crypto/key_envelope.hpp"

#include <algorithm>

#include <sodium.h>

namespace renga::crypto {
namespace {

constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == kKeyBytes);
static_assert(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES == sizeof(Envelope::nonce));
static_assert(crypto_pwhash_SALTBYTES == sizeof(Stretch::salt));

struct Cost {
  std::uint64_t passes;
  std::uint64_t memory_kib;
};

/// In the order of Stretching (docs/spec/keys.md, KEY-6).
constexpr std::array<Cost, 2> kCosts = {{
    {crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE / 1024},
    {2, 8 << 10},
}};

Stretch new_stretch(Stretching stretching) {
  const Cost& cost = kCosts[static_cast<std::size_t>(stretching)];
  Stretch stretch{cost.passes, cost.memory_kib, {}};
  random_bytes(stretch.salt);
  return stretch;
}

Result<SecretKey> stretched(const Passphrase& passphrase, const Stretch& stretch) {
  const std::string_view text = passphrase.reveal();
  GuardedBytes bytes(kKeyBytes);
  if (crypto_pwhash(bytes.data(), bytes.size(), text.data(), text.size(), stretch.salt.data(),
                    stretch.passes, stretch.memory_kib * 1024, crypto_pwhash_ALG_ARGON2ID13) != 0)
    return fail(Error(code::crypto_failed).with("operation", "Argon2id"));
  return SecretKey::from(bytes.all().first<kKeyBytes>());
}

bool all_utf8(const KeyRing& ring) {
  return is_utf8(ring.party) && std::ranges::all_of(ring.keys, [](const Key& key) {
           return is_utf8(key.id) && is_utf8(key.scope) && is_utf8(key.origin) &&
                  is_utf8(key.created) && is_utf8(key.erased) && is_utf8(key.place) &&
                  is_utf8(key.token);
         });
}

/// Whether the secret of the key lies in the sealed part (KEY-9, KEY-13).
bool is_sealed(const Key& key) {
  return key.erased.empty() && key.token.empty();
}

/// What may be told of the ring, without any secret.
KeyRing told(const KeyRing& ring) {
  KeyRing metadata{ring.party, {}};
  for (const Key& key : ring.keys) {
    ensure(key.secret.has_value() == is_sealed(key), "a living key has a secret or a token");
    ensure(!key.secret || key.id == key_id(*key.secret), "the id of a key is made from its secret");
    metadata.keys.push_back({key.id, key.purpose, key.scope, key.origin, key.created, key.erased,
                             std::nullopt, key.place, key.token});
  }
  return metadata;
}

std::size_t secret_bytes(const KeyRing& metadata) {
  return kKeyBytes * static_cast<std::size_t>(std::ranges::count_if(metadata.keys, &is_sealed));
}

GuardedBytes secrets_of(const KeyRing& ring, std::size_t size) {
  GuardedBytes secrets(size);
  auto place = secrets.all().begin();
  for (const Key& key : ring.keys)
    if (key.secret) place = std::ranges::copy(key.secret->reveal(), place).out;
  return secrets;
}

std::vector<std::uint8_t> encrypted(GuardedBytes secrets, const Envelope& envelope,
                                    const SecretKey& key) {
  const std::string covered = covered_text(envelope);
  std::vector<std::uint8_t> sealed(secrets.size() + kTagBytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data(), nullptr, secrets.data(), secrets.size(),
                                             bytes_of(covered).data(), covered.size(), nullptr,
                                             envelope.nonce.data(), key.reveal().data());
  return sealed;
}

/// The secrets, or nothing where the key is wrong or anything was altered.
std::optional<GuardedBytes> decrypted(const Envelope& envelope, const SecretKey& key) {
  const std::string covered = covered_text(envelope);
  GuardedBytes secrets(envelope.sealed.size() - kTagBytes);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(secrets.data(), nullptr, nullptr,
                                                 envelope.sealed.data(), envelope.sealed.size(),
                                                 bytes_of(covered).data(), covered.size(),
                                                 envelope.nonce.data(), key.reveal().data()) != 0)
    return std::nullopt;
  return secrets;
}

/// Gives every living key its secret; false where an id belongs to another secret.
bool fill_secrets(KeyRing& ring, GuardedBytes secrets) {
  std::span<std::uint8_t> left = secrets.all();
  for (Key& key : ring.keys) {
    if (!is_sealed(key)) continue;
    key.secret = SecretKey::from(left.first<kKeyBytes>());
    if (key_id(*key.secret) != key.id) return false;
    left = left.subspan(kKeyBytes);
  }
  return true;
}

}  // namespace

Result<std::string> seal(const KeyRing& ring, const Passphrase& passphrase, Stretching stretching) {
  if (passphrase.reveal().empty()) return fail(Error(code::passphrase_missing));
  if (!all_utf8(ring)) return fail(envelope_error("", "a text of a key is not UTF-8"));
  Envelope envelope{told(ring), new_stretch(stretching), {}, {}};
  random_bytes(envelope.nonce);
  RENGA_ASSIGN(const SecretKey key, stretched(passphrase, envelope.stretch));
  envelope.sealed = encrypted(secrets_of(ring, secret_bytes(ring)), envelope, key);
  return text_of(envelope);
}

Result<KeyRing> unseal(std::string_view sealed, const Passphrase& passphrase,
                       std::string_view file) {
  RENGA_ASSIGN(Envelope envelope, envelope_of(sealed, file));
  if (envelope.sealed.size() != secret_bytes(envelope.ring) + kTagBytes)
    return fail(envelope_error(file, "sealed has not the length of the keys"));
  RENGA_ASSIGN(const SecretKey key, stretched(passphrase, envelope.stretch));
  auto secrets = decrypted(envelope, key);
  if (!secrets) return fail(Error(code::passphrase_wrong).at({std::string(file), 0, ""}));
  if (!fill_secrets(envelope.ring, *std::move(secrets)))
    return fail(envelope_error(file, "the id of a key does not belong to its secret"));
  return std::move(envelope.ring);
}

}  // namespace renga::crypto
