#pragma once

#include "crypto/crypto.hpp"
#include "crypto/hmac_states.hpp"
#include "crypto/sha256_wide.hpp"

namespace renga::crypto {

/// Keyed hashes of sixteen messages of one length at a time.
class WideHmac {
 public:
  WideHmac(const WideCompression& compression, const KeyStates& key, std::size_t message_bytes);

  /// `messages` are kWideLanes messages one after the other; `digests` has as many places.
  void hash(const std::uint8_t* messages, Digest* digests);

 private:
  void take_tails(WideMidstate& states, const WideMessages& rests);

  const WideCompression& compression_;
  const KeyStates& key_;
  std::size_t message_bytes_;
  std::array<Tail, kWideLanes> tails_;
  /// The padding alone, where the messages fill whole blocks.
  ReadySchedule padding_;
};

}  // namespace renga::crypto
