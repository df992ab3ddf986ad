#include "operators/keyed.hpp"

#include <map>
#include <string>
#include <vector>

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

namespace {

std::string message_of(std::string_view purpose, std::string_view value) {
  std::string message(purpose);
  message += '\0';
  message += value;
  return message;
}

using Reading = std::int64_t (*)(const crypto::Digest& digest);

/// The first eight bytes, big-endian, without the lowest bit: never negative.
std::int64_t number_in(const crypto::Digest& digest) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 8; ++i) number = (number << 8U) | digest[i];
  return static_cast<std::int64_t>(number >> 1U);
}

std::int64_t spread_in(const crypto::Digest& digest) {
  constexpr std::size_t kPairs = 12;
  constexpr std::int64_t kMean = 393'210;  // twelve times 65,535 / 2
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < kPairs; ++i) sum += digest[2 * i] * 256 + digest[2 * i + 1];
  return sum - kMean;
}

/// Messages of one length, one after the other, and the rows they come from.
struct Alike {
  std::string messages;
  std::vector<std::size_t> rows;
};

/// Messages of equal length are keyed side by side, which is several times as fast.
void number_each(const crypto::Hmac& hmac, Reading read, const engine::Batch& batch,
                 engine::BatchResult& result) {
  std::map<std::size_t, Alike> by_length;
  for (std::size_t row = 0; row < batch.rows(); ++row) {
    if (batch.is_null(0, row) || batch.is_null(1, row)) {
      result.set_null(row);
      continue;
    }
    const std::string message = message_of(batch.text(0, row), batch.text(1, row));
    Alike& alike = by_length[message.size()];
    alike.messages += message;
    alike.rows.push_back(row);
  }
  std::vector<crypto::Digest> digests;
  for (const auto& [length, alike] : by_length) {
    digests.resize(alike.rows.size());
    hmac.of_each(crypto::bytes_of(alike.messages), length, digests);
    for (std::size_t i = 0; i < alike.rows.size(); ++i)
      result.set_integer(alike.rows[i], read(digests[i]));
  }
}

}  // namespace

KeyedNumbers::KeyedNumbers(std::string_view seed)
    : state_(std::make_shared<const State>(State{crypto::Hmac(key_of(seed))})) {}

crypto::Digest KeyedNumbers::digest(std::string_view purpose, std::string_view value) const {
  return state_->hmac.of(crypto::bytes_of(message_of(purpose, value)));
}

std::int64_t KeyedNumbers::number(std::string_view purpose, std::string_view value) const {
  return number_in(digest(purpose, value));
}

std::int64_t KeyedNumbers::spread(std::string_view purpose, std::string_view value) const {
  return spread_in(digest(purpose, value));
}

std::int64_t KeyedNumbers::shift_days(std::string_view person, std::int64_t max_days) const {
  const std::int64_t step = number("date_shift", person) % (2 * max_days);
  return step < max_days ? step - max_days : step - max_days + 1;
}

Done KeyedNumbers::define(engine::Engine& engine) const {
  const KeyedNumbers keyed = *this;
  const auto define_number = [&](const char* name, Reading read) {
    return engine.define({name,
                          {Type::text, Type::text},
                          Type::integer,
                          [state = state_, read](const auto& batch, auto& result) {
                            number_each(state->hmac, read, batch, result);
                          }});
  };
  RENGA_TRY(define_number("keyed_number", &number_in));
  RENGA_TRY(define_number("keyed_spread", &spread_in));
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
