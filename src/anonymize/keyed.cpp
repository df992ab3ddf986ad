#include "anonymize/keyed.hpp"

#include "crypto/crypto.hpp"

namespace renga::anonymize {
namespace {

constexpr std::string_view kFrame{"renga anonymize 1\0", 18};

crypto::SecretKey key_of(std::string_view seed) {
  crypto::Digest digest = crypto::sha256(crypto::bytes_of(std::string(kFrame) + std::string(seed)));
  return crypto::SecretKey::from(digest);
}

}  // namespace

struct KeyedNumbers::State {
  crypto::Hmac hmac;
};

KeyedNumbers::KeyedNumbers(std::string_view seed)
    : state_(std::make_shared<const State>(State{crypto::Hmac(key_of(seed))})) {}

std::int64_t KeyedNumbers::number(std::string_view purpose, std::string_view value) const {
  std::string message(purpose);
  message += '\0';
  message += value;
  const crypto::Digest digest = state_->hmac.of(crypto::bytes_of(message));
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 8; ++i) number = (number << 8U) | digest[i];
  return static_cast<std::int64_t>(number >> 1U);
}

std::int64_t KeyedNumbers::shift_days(std::string_view person, std::int64_t max_days) const {
  const std::int64_t step = number("date_shift", person) % (2 * max_days);
  return step < max_days ? step - max_days : step - max_days + 1;
}

Done KeyedNumbers::define(engine::Engine& engine) const {
  const KeyedNumbers keyed = *this;
  RENGA_TRY(engine.define({"keyed_number",
                           {Type::text, Type::text},
                           Type::integer,
                           [keyed](const engine::Batch& batch, engine::BatchResult& result) {
                             for (std::size_t i = 0; i < batch.rows(); ++i)
                               result.set_integer(i,
                                                  keyed.number(batch.text(0, i), batch.text(1, i)));
                           }}));
  return engine.define({"person_shift",
                        {Type::text, Type::integer},
                        Type::integer,
                        [keyed](const engine::Batch& batch, engine::BatchResult& result) {
                          for (std::size_t i = 0; i < batch.rows(); ++i)
                            result.set_integer(
                                i, keyed.shift_days(batch.text(0, i), batch.integer(1, i)));
                        }});
}

}  // namespace renga::anonymize
