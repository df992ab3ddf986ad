#include "operators/keyed.hpp"

namespace renga::operators {
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

crypto::Digest KeyedNumbers::digest(std::string_view purpose, std::string_view value) const {
  std::string message(purpose);
  message += '\0';
  message += value;
  return state_->hmac.of(crypto::bytes_of(message));
}

std::int64_t KeyedNumbers::number(std::string_view purpose, std::string_view value) const {
  const crypto::Digest bytes = digest(purpose, value);
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 8; ++i) number = (number << 8U) | bytes[i];
  return static_cast<std::int64_t>(number >> 1U);
}

std::int64_t KeyedNumbers::spread(std::string_view purpose, std::string_view value) const {
  constexpr std::size_t kPairs = 12;
  constexpr std::int64_t kMean = 393'210;  // twelve times 65,535 / 2
  const crypto::Digest bytes = digest(purpose, value);
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < kPairs; ++i) sum += bytes[2 * i] * 256 + bytes[2 * i + 1];
  return sum - kMean;
}

std::int64_t KeyedNumbers::shift_days(std::string_view person, std::int64_t max_days) const {
  const std::int64_t step = number("date_shift", person) % (2 * max_days);
  return step < max_days ? step - max_days : step - max_days + 1;
}

Done KeyedNumbers::define(engine::Engine& engine) const {
  const KeyedNumbers keyed = *this;
  using Number = std::int64_t (KeyedNumbers::*)(std::string_view, std::string_view) const;
  const auto define_number = [&](const char* name, Number what) {
    return engine.define({name,
                          {Type::text, Type::text},
                          Type::integer,
                          [keyed, what](const engine::Batch& batch, engine::BatchResult& result) {
                            for (std::size_t i = 0; i < batch.rows(); ++i)
                              if (batch.is_null(0, i) || batch.is_null(1, i))
                                result.set_null(i);
                              else
                                result.set_integer(
                                    i, (keyed.*what)(batch.text(0, i), batch.text(1, i)));
                          }});
  };
  RENGA_TRY(define_number("keyed_number", &KeyedNumbers::number));
  RENGA_TRY(define_number("keyed_spread", &KeyedNumbers::spread));
  return engine.define({"person_shift",
                        {Type::text, Type::integer},
                        Type::integer,
                        [keyed](const engine::Batch& batch, engine::BatchResult& result) {
                          for (std::size_t i = 0; i < batch.rows(); ++i)
                            result.set_integer(
                                i, keyed.shift_days(batch.text(0, i), batch.integer(1, i)));
                        }});
}

}  // namespace renga::operators
