#include "extract/place.hpp"

#include "crypto/crypto.hpp"

#include <array>
#include <bit>
#include <vector>

namespace renga::extract {
namespace {

/// What a number counts; places of different kinds have nothing to do with each other.
enum class Counted : std::uint8_t { person = 1, receipt = 2 };

crypto::SecretKey key_of(std::string_view dossier, std::int64_t seed, const Manifest& source) {
  const std::string text = "renga-extract-places|" + std::string(dossier) + "|" +
                           std::to_string(seed) + "|" + to_json(source);
  crypto::Digest digest = crypto::sha256(crypto::bytes_of(text));
  return crypto::SecretKey::from(digest);
}

crypto::Block block_of(Counted counted, std::int64_t number) {
  crypto::Block block{};
  block[0] = static_cast<std::uint8_t>(counted);
  const auto bits = std::bit_cast<std::uint64_t>(number);
  for (std::size_t i = 0; i < 8; ++i) block[8 + i] = static_cast<std::uint8_t>(bits >> (8 * i));
  return block;
}

/// The first 63 bits of a block.
std::int64_t place_in(const crypto::Block& block) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 8; ++i) bits = bits << 8 | block[i];
  return static_cast<std::int64_t>(bits >> 1);
}

void place_each(const crypto::BlockCipher& cipher, Counted counted, const engine::Batch& batch,
                engine::BatchResult& result) {
  std::vector<crypto::Block> blocks(batch.rows());
  for (std::size_t row = 0; row < batch.rows(); ++row)
    if (!batch.is_null(0, row)) blocks[row] = block_of(counted, batch.integer(0, row));
  cipher.encrypt_each(blocks);
  for (std::size_t row = 0; row < batch.rows(); ++row)
    batch.is_null(0, row) ? result.set_null(row) : result.set_integer(row, place_in(blocks[row]));
}

}  // namespace

struct Places::State {
  crypto::BlockCipher cipher;
};

Places::Places(std::string_view dossier, std::int64_t seed, const Manifest& source)
    : state_(std::make_shared<const State>(
          State{crypto::BlockCipher(key_of(dossier, seed, source))})) {}
Places::Places(Places&&) noexcept = default;
Places::~Places() = default;

std::int64_t Places::of_person(std::int64_t number) const {
  return place_in(state_->cipher.encrypt(block_of(Counted::person, number)));
}

std::int64_t Places::of_receipt(std::int64_t number) const {
  return place_in(state_->cipher.encrypt(block_of(Counted::receipt, number)));
}

Done Places::define(engine::Engine& engine) const {
  constexpr std::array<std::pair<Counted, std::string_view>, 2> kFunctions = {
      {{Counted::person, "place_of_person"}, {Counted::receipt, "place_of_receipt"}}};
  for (const auto& [counted, name] : kFunctions)
    RENGA_TRY(engine.define({.name = std::string(name),
                             .arguments = {Type::integer},
                             .result = Type::integer,
                             .body = [state = state_, counted = counted](
                                         const engine::Batch& batch, engine::BatchResult& result) {
                               place_each(state->cipher, counted, batch, result);
                             }}));
  return {};
}

}  // namespace renga::extract
