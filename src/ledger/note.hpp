#pragma once

#include "crypto/crypto.hpp"

#include <string>
#include <string_view>

namespace renga::ledger {

/// The public half of a ledger's key, told as one line (LED-11).
struct VerifierKey {
  std::string name;
  crypto::PublicKey key{};

  /// key_text_bad where the text is no such line or its identifier is another key's.
  static Result<VerifierKey> parse(std::string_view text);
  static VerifierKey of(std::string_view name, const crypto::SecretKey& seed);
  std::string text() const;
};

/// A text with a signature under it (LED-10). The text ends with a line feed and holds no empty
/// line.
std::string sign_note(std::string_view text, std::string_view name, const crypto::SecretKey& seed);

/// The text of a signed note, or checkpoint_unsigned where none of its signatures is one of the
/// key.
Result<std::string> open_note(std::string_view note, const VerifierKey& key);

}  // namespace renga::ledger
