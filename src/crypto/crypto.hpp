#pragma once

// The one header of this room: digests, keyed hashes, one-block encryption, sealed key files,
// certificates and sealed files. Nobody outside sees which libraries do the work.

#include "base/base.hpp"
#include "crypto/certificate.hpp"
#include "crypto/cms.hpp"
#include "crypto/signing.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace renga::crypto {

using Digest = std::array<std::uint8_t, 32>;
using Block = std::array<std::uint8_t, 16>;
using Bytes = std::span<const std::uint8_t>;

Bytes bytes_of(std::string_view text);

/// SHA-256 (FIPS 180-4) of a stream.
class Sha256 {
 public:
  Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  ~Sha256();
  void add(Bytes bytes);
  /// The digest of all that was added; the object starts anew.
  Digest finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

Digest sha256(Bytes bytes);
std::string sha256_hex(std::string_view text);
/// SHA-256 of a file of any size, as 64 hexadecimal characters.
Result<std::string> sha256_file(const std::filesystem::path& file);

/// 32 bytes of key in memory that is locked, guarded and wiped. It cannot be copied, printed,
/// compared or put in an Error.
class SecretKey {
 public:
  static SecretKey random();
  /// Takes the bytes and wipes the source.
  static SecretKey from(std::span<std::uint8_t, 32> bytes);
  SecretKey(SecretKey&&) noexcept;
  SecretKey& operator=(SecretKey&&) noexcept;
  SecretKey(const SecretKey&) = delete;
  SecretKey& operator=(const SecretKey&) = delete;
  ~SecretKey();
  bool operator==(const SecretKey&) const = delete;

  /// HKDF-SHA-256 (RFC 5869), this key as input key material, no salt.
  SecretKey derive(std::string_view info) const;
  std::span<const std::uint8_t, 32> reveal() const;

 private:
  SecretKey();
  std::uint8_t* bytes_ = nullptr;
};

template <typename Stream>
Stream& operator<<(Stream&, const SecretKey&) = delete;

/// A key that lives in a PKCS#11 token and never leaves it: what is done with it is done there
/// (KEY-15). Const and safe to call from several threads. A token that fails in the middle throws
/// TokenFailure: there is no digest that could stand for the missing one.
class TokenKey {
 public:
  TokenKey() = default;
  TokenKey(const TokenKey&) = delete;
  TokenKey& operator=(const TokenKey&) = delete;
  virtual ~TokenKey() = default;
  /// As Hmac::of_each.
  virtual void hash_each(Bytes messages, std::size_t message_bytes,
                         std::span<Digest> digests) const = 0;
  /// As BlockCipher::encrypt_each and decrypt_each, in place.
  virtual void encrypt_each(std::span<Block> blocks) const = 0;
  virtual void decrypt_each(std::span<Block> blocks) const = 0;
};

/// Ends a computation whose token is gone. `what` names the operation and the token's own code.
class TokenFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Key;

/// HMAC-SHA-256 (RFC 2104, FIPS 198-1) with the key's two inner states prepared once, so that a
/// short message costs two compressions. Const and safe to call from several threads.
class Hmac {
 public:
  explicit Hmac(const SecretKey& key);
  /// Wherever the key lives. The key must be usable.
  explicit Hmac(const Key& key);
  Hmac(Hmac&&) noexcept;
  Hmac& operator=(Hmac&&) noexcept;
  ~Hmac();
  Digest of(Bytes message) const;
  /// `digests[i]` of the i-th of many messages that have `message_bytes` each and lie one after the
  /// other: several times as fast as one by one (docs/manual/benchmarks.md).
  void of_each(Bytes messages, std::size_t message_bytes, std::span<Digest> digests) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
  std::shared_ptr<const TokenKey> token_;  ///< in the place of the state
};

/// One AES-256 block (FIPS 197) each way, for stored IDs: a permutation of 16-byte values. Const
/// and safe to call from several threads.
class BlockCipher {
 public:
  explicit BlockCipher(const SecretKey& key);
  /// Wherever the key lives. The key must be usable.
  explicit BlockCipher(const Key& key);
  BlockCipher(BlockCipher&&) noexcept;
  BlockCipher& operator=(BlockCipher&&) noexcept;
  ~BlockCipher();
  Block encrypt(const Block& plain) const;
  Block decrypt(const Block& cipher) const;
  /// Many blocks in place: one call of the library, or of the token, for all of them.
  void encrypt_each(std::span<Block> blocks) const;
  void decrypt_each(std::span<Block> blocks) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
  std::shared_ptr<const TokenKey> token_;  ///< in the place of the state
};

/// What a key is for; a key is used for nothing else (docs/spec/ids.md).
enum class Purpose { root_id4, root_id5, database, dossier, processing, user, medium, ledger };

std::string_view name_of(Purpose purpose);
std::optional<Purpose> purpose_named(std::string_view name);

/// One key with what may be told of it. `id` is the first 16 hexadecimal characters of the SHA-256
/// of HMAC(key, "renga key id"): logs and manifests carry it, never the key.
struct Key {
  std::string id;
  Purpose purpose;
  std::string scope;                ///< database or dossier number; empty for a root key
  std::string origin;               ///< "random", "derived", or "seed" for synthetic data only
  std::string created;              ///< ISO 8601 time in UTC, given by the caller
  std::string erased;               ///< empty while the key exists
  std::optional<SecretKey> secret;  ///< empty after erasure, and of a key in a token
  std::string place = {};           ///< place of use that a user key is for; empty: all of them
  std::string token = {};           ///< PKCS#11 URI of the object that is the key (RFC 7512)
  std::shared_ptr<const TokenKey> in_token = {};  ///< where the token is open

  bool usable() const { return secret || in_token; }
};

std::string key_id(const SecretKey& secret);

/// A text that is never printed: the passphrase of a key file or of a medium. Its bytes lie in
/// memory that is locked, guarded and wiped, with a zero after them.
class Passphrase {
 public:
  /// Takes the bytes and wipes the source as far as the source was handed over.
  explicit Passphrase(std::string text);
  /// The first line of a file, which never passes through other memory.
  static Result<Passphrase> from_file(const std::filesystem::path& file);
  Passphrase(Passphrase&&) noexcept;
  Passphrase(const Passphrase&) = delete;
  Passphrase& operator=(const Passphrase&) = delete;
  ~Passphrase();
  std::string_view reveal() const { return {text_, size_}; }
  /// For libraries that want a zero at the end.
  const char* c_str() const { return text_; }
  /// Whether the two are one, in a time that does not tell where they differ.
  bool same_as(const Passphrase& other) const;

 private:
  Passphrase() = default;
  static Passphrase of_length(std::size_t size);
  char* text_ = nullptr;
  std::size_t size_ = 0;
};

/// A key file: the keys of one party, sealed as a whole with a passphrase (Argon2id, RFC 9106, then
/// XChaCha20-Poly1305). The metadata is readable without the passphrase and covered by the seal.
struct KeyRing {
  std::string party;  ///< code name: fund, producer, …
  std::vector<Key> keys;

  /// The first living key of that purpose, scope and place; where none lives, the last erased one
  /// (it has no secret); nullptr where there never was one.
  const Key* find(Purpose purpose, std::string_view scope, std::string_view place = {}) const;
};

/// How much work a guess at the passphrase costs. `interactive` is for tests and synthetic data.
enum class Stretching { moderate, interactive };

/// The text of a key file (docs/spec/keys.md). Fails with passphrase_missing where the passphrase
/// is empty, json_bad where a text is not UTF-8, crypto_failed where memory for Argon2id is short.
/// A key has either a secret or an erased time or a token, and its id is `key_id` of its secret.
Result<std::string> seal(const KeyRing& ring, const Passphrase& passphrase, Stretching stretching);
/// The keys of a key file; `file` is only named in errors. Fails with json_bad where the text is
/// not such a file or asks for absurd work, passphrase_wrong where the seal does not hold.
Result<KeyRing> unseal(std::string_view sealed, const Passphrase& passphrase,
                       std::string_view file);

/// An open PKCS#11 token (docs/spec/keys.md, KEY-14 to KEY-19). It is named by a URI of RFC 7512:
/// `token`, `serial`, `manufacturer`, `model` say which one, `pin-source=file:PATH` where its PIN
/// is, `module-path` which library speaks to it (without it: the modules that p11-kit knows).
class Token {
 public:
  /// token_uri_bad, or token_failed where it is not there or refuses the PIN.
  static Result<Token> open(std::string_view uri);
  Token(Token&&) noexcept;
  ~Token();

  /// A new key that is born in the token and cannot leave it.
  Result<Key> make(Purpose purpose, std::string_view scope, std::string_view created) const;
  /// A key that exists already, for moving into a token and for synthetic data.
  Result<Key> take_in(const SecretKey& secret, Purpose purpose, std::string_view scope,
                      std::string_view origin, std::string_view created) const;
  /// Makes the living token keys of the ring usable. token_key_unfit where an object is missing,
  /// may leave the token, or is not the key that the ring names.
  Done bring(KeyRing& ring) const;

 private:
  struct State;
  explicit Token(std::shared_ptr<State> state);
  std::shared_ptr<State> state_;
};

/// Random bytes of the operating system.
void random_bytes(std::span<std::uint8_t> bytes);

}  // namespace renga::crypto
