#include "ids/steps.hpp"

#include "ids/derivation.hpp"

#include <memory>

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

/// Reads IDs of the type From and puts what `next` makes of each.
template <typename From, typename Next>
Done define_step(Engine& engine, Next next) {
  return define_next_id(engine, [next = std::move(next)](const Batch& batch, BatchResult& result) {
    From id;
    for (std::size_t row = 0; row < batch.rows(); ++row)
      if (read_hex(id_at(batch, row), id))
        result.set_text(row, HexText(next(id)));
      else
        result.set_null(row);
  });
}

}  // namespace

Done define_storing(Engine& engine, const crypto::SecretKey& database_key) {
  const auto key = std::make_shared<const crypto::BlockCipher>(database_key);
  return define_step<Root>(engine, [key](const Root& root) { return key->encrypt(root); });
}

Done define_processing(Engine& engine, const crypto::SecretKey& processing_key) {
  const auto key = std::make_shared<const crypto::Hmac>(processing_key);
  return define_step<Root>(engine, [key](const Root& root) { return processing_of(*key, root); });
}

Done define_provision(Engine& engine, const crypto::SecretKey& user_key) {
  const auto key = std::make_shared<const crypto::Hmac>(user_key);
  return define_step<Processing>(
      engine, [key](const Processing& processing) { return provision_of(*key, processing); });
}

Done define_issuing(Engine& engine, const crypto::SecretKey& database_key,
                    const crypto::SecretKey& processing_key, const crypto::SecretKey& user_key) {
  const auto database = std::make_shared<const crypto::BlockCipher>(database_key);
  const auto processing = std::make_shared<const crypto::Hmac>(processing_key);
  const auto user = std::make_shared<const crypto::Hmac>(user_key);
  return define_step<Stored>(engine, [database, processing, user](const Stored& stored) {
    return provision_of(*user, processing_of(*processing, database->decrypt(stored)));
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
