#pragma once

#include "base/base.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace renga::crypto {

class Passphrase;

/// What people read of a certificate. Times are ISO 8601 in UTC, so that they compare as texts.
struct CertificateFacts {
  std::string party;        ///< code name of the party (the subject's OU); empty where it has none
  std::string name;         ///< the subject's CN
  std::string fingerprint;  ///< SHA-256 of the certificate in DER, 64 hexadecimal characters
  std::string serial;       ///< hexadecimal, as the outer layer of a package names its receiver
  std::string valid_from_utc;
  std::string valid_until_utc;

  bool holds_at(std::string_view now_utc) const {
    return valid_from_utc <= now_utc && now_utc <= valid_until_utc;
  }
};

/// A party's X.509 certificate (RFC 5280): the public half of its identity.
class Certificate {
 public:
  struct State;

  /// The first certificate of a PEM text; `file` is only named in errors (certificate_bad).
  static Result<Certificate> from_pem(std::string_view pem, std::string_view file);
  explicit Certificate(std::shared_ptr<const State> state) : state_(std::move(state)) {}

  const CertificateFacts& facts() const;
  std::string pem() const;
  const State& state() const { return *state_; }

 private:
  std::shared_ptr<const State> state_;
};

struct NewIdentity {
  std::string party;
  std::string name;
  std::string valid_from_utc;
  std::string valid_until_utc;
};

/// A certificate with its private key (docs/spec/package.md, PKG-1). The key cannot be copied out
/// or printed; it leaves only sealed with a passphrase.
class Identity {
 public:
  struct State;

  /// A new P-256 key with a certificate that it signed itself (PKG-2).
  static Result<Identity> make(const NewIdentity& wanted);
  /// certificate_bad where the text is no identity, passphrase_wrong where its key stays shut.
  static Result<Identity> from_pem(std::string_view pem, const Passphrase& passphrase,
                                   std::string_view file);
  Identity(Identity&&) noexcept;
  Identity& operator=(Identity&&) noexcept;
  Identity(const Identity&) = delete;
  Identity& operator=(const Identity&) = delete;
  ~Identity();

  const Certificate& certificate() const;
  /// The sealed private key (PKCS#8, PBES2 with scrypt and AES-256) and the certificate.
  Result<std::string> pem(const Passphrase& passphrase) const;
  const State& state() const { return *state_; }

 private:
  explicit Identity(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace renga::crypto
