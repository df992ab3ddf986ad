#pragma once

#include "crypto/crypto.hpp"

namespace renga::crypto {

/// How a passphrase becomes the 32 bytes that seal the file (KEY-6).
struct Stretch {
  std::uint64_t passes = 0;
  std::uint64_t memory_kib = 0;
  std::array<std::uint8_t, 16> salt{};
};

/// A key file as it lies on the disk (docs/spec/keys.md): all but `sealed` is readable by anyone.
struct Envelope {
  KeyRing ring;  ///< what may be told: no key has its secret here
  Stretch stretch;
  std::array<std::uint8_t, 24> nonce{};
  std::vector<std::uint8_t> sealed;  ///< the secrets in the order of the keys, and the tag
};

/// What the seal covers besides the secrets (KEY-8).
std::string covered_text(const Envelope& envelope);

/// The text of the file (KEY-3, KEY-5).
std::string text_of(const Envelope& envelope);

/// The envelope of a text; json_bad where the text is not exactly what `text_of` writes (KEY-5), or
/// where opening it would cost an absurd amount of work (KEY-7).
Result<Envelope> envelope_of(std::string_view text, std::string_view file);

Error envelope_error(std::string_view file, std::string_view reason);

}  // namespace renga::crypto
