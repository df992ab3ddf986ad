#pragma once

#include "base/base.hpp"
#include "crypto/certificate.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace renga::crypto {

/// What the outer layer of a sealed file tells without any key.
struct CmsOutline {
  std::vector<std::string> receivers;  ///< serial numbers of certificates, or identifiers of keys
  std::uint64_t sealed_bytes = 0;      ///< of what lies inside
};

/// Reads the outer layer of a sealed file (CMS AuthEnvelopedData). package_not_one for anything
/// else, whatever the bytes are; what is allocated is bounded by their number.
Result<CmsOutline> cms_outline(std::span<const std::uint8_t> bytes);
Result<CmsOutline> cms_outline_of(const std::filesystem::path& file);

/// Writes a file that is signed by the sender (CMS SignedData, RFC 5652) inside a seal for the
/// receiver (AuthEnvelopedData with AES-256-GCM, RFC 5083 and 5084), in one pass and in bounded
/// memory (PKG-5 to PKG-7).
class CmsWriter {
 public:
  static Result<CmsWriter> create(const std::filesystem::path& file, const Identity& sender,
                                  const Certificate& receiver);
  CmsWriter(CmsWriter&&) noexcept;
  ~CmsWriter();
  Done write(std::span<const std::uint8_t> bytes);
  /// Writes signature and tag; without it the file is of no use.
  Done finish();

 private:
  struct State;
  explicit CmsWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Opens the seal: writes what lies inside to `inner`. package_for_another where the receiver is
/// not named, package_altered where the tag does not hold; then `inner` holds bytes that must not
/// be used. `inner` lies where nobody else reads it.
Done open_seal(const std::filesystem::path& file, const Identity& receiver,
               const std::filesystem::path& inner);

/// Verifies the one signature of a signed file and gives the place of its signer among `senders`.
/// sender_unknown where it is none of them, package_altered where the signature does not hold;
/// `file` is what errors name.
Result<std::size_t> verify_signature(const std::filesystem::path& inner,
                                     std::span<const Certificate> senders,
                                     const std::filesystem::path& file);

/// Hands the signed content over in pieces.
Done read_signed(const std::filesystem::path& inner, const std::filesystem::path& file,
                 const std::function<Done(std::span<const std::uint8_t>)>& take);

}  // namespace renga::crypto
