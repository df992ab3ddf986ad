#pragma once

#include "crypto/crypto.hpp"
#include "engine/engine.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace renga::operators {

/// Numbers that nobody can foresee who does not know the policy's seed (ANP-40).
///
/// The key is SHA-256("renga anonymize 1" 00 seed); a number is the first eight bytes (big-endian,
/// upper bit cleared) of HMAC-SHA-256(key, purpose 00 value).
class KeyedNumbers {
 public:
  explicit KeyedNumbers(std::string_view seed);

  std::int64_t number(std::string_view purpose, std::string_view value) const;

  /// The days by which all dates of one person move: -max_days to max_days, each equally likely,
  /// never 0, so that no date of anybody stays the true one (ANP-22).
  std::int64_t shift_days(std::string_view person, std::int64_t max_days) const;

  /// A number close to the normal distribution, 65,536 times as large: the sum of the first twelve
  /// pairs of bytes (big-endian) of the same HMAC, less its mean (ANP-60).
  std::int64_t spread(std::string_view purpose, std::string_view value) const;

  /// Makes keyed_number(purpose, value), keyed_spread(purpose, value) and
  /// person_shift(person, max_days) callable.
  Done define(engine::Engine& engine) const;

 private:
  crypto::Digest digest(std::string_view purpose, std::string_view value) const;

  struct State;
  std::shared_ptr<const State> state_;
};

}  // namespace renga::operators
