#include "ids/steps.hpp"

#include "ids/derivation.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <vector>

namespace renga::ids {
namespace {

using engine::Batch;
using engine::BatchResult;
using engine::Engine;

std::string_view id_at(const Batch& batch, std::size_t row) {
  return batch.is_null(0, row) ? std::string_view() : batch.text(0, row);
}

Done define_next_id(Engine& engine, std::function<void(const Batch&, BatchResult&)> body) {
  return engine.define({"renga_next_id", {Type::text}, Type::text, std::move(body)});
}

/// So many IDs are made at once: few enough that they and what they came from stay near the
/// processor, enough to fill its widest registers many times.
constexpr std::size_t kBlockIds = 256;

/// Reads IDs of the type From and puts the IDs of the type To that `next` makes of all of them. A
/// row whose ID is missing or cannot be read gets NULL.
template <typename From, typename To, typename Next>
class Step {
 public:
  Step(const Batch& batch, BatchResult& result, const Next& next)
      : batch_(batch), result_(result), next_(next) {}

  void take_all() {
    for (std::size_t row = 0; row < batch_.rows(); ++row) {
      if (read_hex(id_at(batch_, row), ids_[count_]))
        rows_[count_++] = row;
      else
        result_.set_null(row);
      if (count_ == kBlockIds) make_block();
    }
    make_block();
  }

 private:
  void make_block() {
    next_(std::span<const From>(ids_.data(), count_), std::span<To>(made_.data(), count_));
    for (std::size_t i = 0; i < count_; ++i) result_.set_text(rows_[i], HexText(made_[i]));
    count_ = 0;
  }

  const Batch& batch_;
  BatchResult& result_;
  const Next& next_;
  std::array<From, kBlockIds> ids_;
  std::array<std::size_t, kBlockIds> rows_;
  std::array<To, kBlockIds> made_;
  std::size_t count_ = 0;
};

template <typename From, typename To, typename Next>
Done define_step(Engine& engine, Next next) {
  return define_next_id(engine, [next = std::move(next)](const Batch& batch, BatchResult& result) {
    Step<From, To, Next>(batch, result, next).take_all();
  });
}

}  // namespace

Done define_storing(Engine& engine, const crypto::Key& database_key) {
  const auto key = std::make_shared<const crypto::BlockCipher>(database_key);
  return define_step<Root, Stored>(engine,
                                   [key](std::span<const Root> roots, std::span<Stored> stored) {
                                     std::ranges::copy(roots, stored.begin());
                                     key->encrypt_each(stored);
                                   });
}

Done define_processing(Engine& engine, const crypto::Key& processing_key) {
  const auto key = std::make_shared<const crypto::Hmac>(processing_key);
  return define_step<Root, Processing>(
      engine, [key](std::span<const Root> roots, std::span<Processing> processing) {
        processing_of_each(*key, roots, processing);
      });
}

Done define_provision(Engine& engine, const crypto::Key& user_key) {
  const auto key = std::make_shared<const crypto::Hmac>(user_key);
  return define_step<Processing, Provision>(
      engine, [key](std::span<const Processing> processing, std::span<Provision> provision) {
        provision_of_each(*key, processing, provision);
      });
}

Done define_issuing(Engine& engine, const crypto::Key& database_key,
                    const crypto::Key& processing_key, const crypto::Key& user_key) {
  const auto database = std::make_shared<const crypto::BlockCipher>(database_key);
  const auto processing = std::make_shared<const crypto::Hmac>(processing_key);
  const auto user = std::make_shared<const crypto::Hmac>(user_key);
  return define_step<Stored, Provision>(
      engine,
      [database, processing, user](std::span<const Stored> stored, std::span<Provision> provision) {
        std::vector<Root> roots(stored.begin(), stored.end());
        database->decrypt_each(roots);
        std::vector<Processing> between(stored.size());
        processing_of_each(*processing, roots, between);
        provision_of_each(*user, between, provision);
      });
}

Done define_keeping(Engine& engine) {
  return define_next_id(engine, [](const Batch& batch, BatchResult& result) {
    for (std::size_t row = 0; row < batch.rows(); ++row)
      if (batch.is_null(0, row))
        result.set_null(row);
      else
        result.set_text(row, batch.text(0, row));
  });
}

}  // namespace renga::ids
