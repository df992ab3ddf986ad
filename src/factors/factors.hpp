#pragma once

// The one header of this room: passwords, codes of the second factor, and tokens. Nobody outside
// sees which libraries do the work.

#include "base/base.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renga::factors {

/// Argon2id (RFC 9106) of a password as a PHC string, with its own salt: 64 MiB, two passes.
/// digest_failed where memory is short.
Result<std::string> digest_of(const Personal<std::string>& password);
/// Whether a password is the one of a digest, in a time that does not tell how far it agrees.
bool matches(const Personal<std::string>& password, const std::string& digest);

/// A random word of 32 bytes, base64url: the name of a session or an invitation.
std::string random_token();
/// Ten words of 80 bits, `ABCD-EFGH-IJKL-MNOP`, each good for one sign-in.
std::vector<std::string> recovery_codes();
/// As a recovery code is compared: capital letters and digits alone.
std::string plain_code(std::string_view code);
/// Whether two words agree, in a time that does not tell where they differ.
bool same(std::string_view one, std::string_view other);

/// The key of one server: it seals the secrets of second factors at rest and marks words so that
/// only the server can make the mark.
class ServerKey {
 public:
  static ServerKey random();
  /// Reads the file, or makes it, readable by its owner alone. server_key_bad where it holds
  /// something else.
  static Result<ServerKey> open(const std::filesystem::path& file);
  ServerKey(ServerKey&&) noexcept;
  ServerKey& operator=(ServerKey&&) noexcept;
  ServerKey(const ServerKey&) = delete;
  ServerKey& operator=(const ServerKey&) = delete;
  ~ServerKey();

  /// XChaCha20-Poly1305, base64; `for_whom` is bound to it.
  std::string seal(const Personal<std::string>& text, std::string_view for_whom) const;
  /// Nothing where it was sealed by another key, for another, or altered.
  std::optional<Personal<std::string>> unseal(std::string_view sealed,
                                              std::string_view for_whom) const;
  /// A keyed digest of a word (BLAKE2b) as 64 hexadecimal characters; `purpose` keeps uses apart.
  std::string mark(std::string_view purpose, std::string_view word) const;

 private:
  ServerKey();
  std::uint8_t* bytes_ = nullptr;
};

/// Codes that change with time (RFC 6238: SHA-1, 30 seconds, six digits). A secret is base32.
inline constexpr std::int64_t kStepSeconds = 30;

Personal<std::string> make_secret();
/// The code of a moment; an empty text where the secret is none.
std::string code_at(const Personal<std::string>& secret, std::int64_t unix_seconds);
/// The step whose code this is, one before and one after the present included (RFC 6238, 5.2).
std::optional<std::int64_t> step_of(const Personal<std::string>& secret, std::string_view code,
                                    std::int64_t unix_seconds);
/// What a QR code says to an app.
Personal<std::string> key_uri(const Personal<std::string>& secret, std::string_view account,
                              std::string_view issuer);
/// A QR code (ISO/IEC 18004) as an SVG picture, black on white with its margin.
std::string qr_picture(const Personal<std::string>& text);

/// Passkeys (W3C Web Authentication, Level 2). Bytes travel as base64url without padding.
struct Ceremony {
  std::string place;      ///< the name of the server's host, which the passkey belongs to (RP ID)
  std::string origin;     ///< where the page came from: https://renga.example
  std::string challenge;  ///< a text; what the browser signs holds its bytes
};

/// What a browser hands back; a new passkey signs nothing.
struct PasskeyAnswer {
  std::string client_data;
  std::string authenticator_data;
  std::string signature = {};
};

struct Passkey {
  std::string id;
  std::int64_t algorithm = 0;  ///< of COSE (RFC 9053): -7 ES256, -8 EdDSA, -257 RS256
  std::string public_key;
  std::int64_t counter = 0;  ///< how often it says that it signed; 0 where it does not count

  bool operator==(const Passkey&) const = default;
};

/// The passkey that was made in the ceremony (WebAuthn 7.1, attestation `none`); nothing where the
/// answer is for another ceremony, another place, or nobody touched the device.
std::optional<Passkey> passkey_in(const Ceremony& ceremony, const PasskeyAnswer& answer);
/// The counter of a passkey that signed the ceremony (WebAuthn 7.2); nothing where it did not.
std::optional<std::int64_t> proven_counter(const Ceremony& ceremony, const Passkey& passkey,
                                           const PasskeyAnswer& answer);

}  // namespace renga::factors
