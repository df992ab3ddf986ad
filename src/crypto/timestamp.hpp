#pragma once

#include "crypto/crypto.hpp"

#include <string>
#include <string_view>

namespace renga::crypto {

// Time stamps of an outside authority (RFC 3161): a query over a digest, the authority's reply, and
// whether the reply holds. Both are DER, as `openssl ts` writes and reads them.

/// A query for a stamp over a SHA-256 digest, which asks for the authority's certificate; its nonce
/// is random.
std::string timestamp_query(const Digest& digest);

/// What a stamp says.
struct Timestamp {
  std::string time_utc;   ///< 2026-11-28T09:00:00Z
  std::string serial;     ///< hexadecimal
  std::string authority;  ///< common name of the certificate that signed it; may be empty
};

/// The certificates that the office trusts: of the authority itself, or of its root.
class PinnedAuthority {
 public:
  /// certificate_bad where the text has no certificate; `file` is only named in that error.
  static Result<PinnedAuthority> from_pem(std::string pem, std::string_view file);

  const std::string& pem() const { return pem_; }

 private:
  explicit PinnedAuthority(std::string pem) : pem_(std::move(pem)) {}
  std::string pem_;
};

/// The stamp of a reply that answers the query and was signed under a pinned certificate, which was
/// valid at the time that the stamp says. timestamp_bad.
Result<Timestamp> answer_to_query(std::string_view reply, std::string_view query,
                                  const PinnedAuthority& pinned);

/// The same of a reply that was kept, for the digest that it is said to stamp.
Result<Timestamp> stamp_of(std::string_view reply, const Digest& digest,
                           const PinnedAuthority& pinned);

}  // namespace renga::crypto
