#include "ids/steps.hpp"

#include "ids/derivation.hpp"

#include <algorithm>
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

/// The IDs of a batch, one after the other, and the row of each.
template <typename Id>
struct ReadIds {
  std::vector<Id> ids;
  std::vector<std::size_t> rows;
};

/// A row whose ID is missing or cannot be read gets NULL.
template <typename Id>
ReadIds<Id> read_ids(const Batch& batch, BatchResult& result) {
  ReadIds<Id> read;
  read.ids.reserve(batch.rows());
  read.rows.reserve(batch.rows());
  Id id;
  for (std::size_t row = 0; row < batch.rows(); ++row) {
    if (read_hex(id_at(batch, row), id)) {
      read.ids.push_back(id);
      read.rows.push_back(row);
    } else {
      result.set_null(row);
    }
  }
  return read;
}

/// Reads IDs of the type From and puts the IDs of the type To that `next` makes of all of them.
template <typename From, typename To, typename Next>
Done define_step(Engine& engine, Next next) {
  return define_next_id(engine, [next = std::move(next)](const Batch& batch, BatchResult& result) {
    const ReadIds<From> read = read_ids<From>(batch, result);
    std::vector<To> made(read.ids.size());
    next(read.ids, made);
    for (std::size_t i = 0; i < made.size(); ++i) result.set_text(read.rows[i], HexText(made[i]));
  });
}

}  // namespace

Done define_storing(Engine& engine, const crypto::SecretKey& database_key) {
  const auto key = std::make_shared<const crypto::BlockCipher>(database_key);
  return define_step<Root, Stored>(
      engine, [key](std::span<const Root> roots, std::span<Stored> stored) {
        std::ranges::transform(roots, stored.begin(),
                               [&key](const Root& root) { return key->encrypt(root); });
      });
}

Done define_processing(Engine& engine, const crypto::SecretKey& processing_key) {
  const auto key = std::make_shared<const crypto::Hmac>(processing_key);
  return define_step<Root, Processing>(
      engine, [key](std::span<const Root> roots, std::span<Processing> processing) {
        processing_of_each(*key, roots, processing);
      });
}

Done define_provision(Engine& engine, const crypto::SecretKey& user_key) {
  const auto key = std::make_shared<const crypto::Hmac>(user_key);
  return define_step<Processing, Provision>(
      engine, [key](std::span<const Processing> processing, std::span<Provision> provision) {
        provision_of_each(*key, processing, provision);
      });
}

Done define_issuing(Engine& engine, const crypto::SecretKey& database_key,
                    const crypto::SecretKey& processing_key, const crypto::SecretKey& user_key) {
  const auto database = std::make_shared<const crypto::BlockCipher>(database_key);
  const auto processing = std::make_shared<const crypto::Hmac>(processing_key);
  const auto user = std::make_shared<const crypto::Hmac>(user_key);
  return define_step<Stored, Provision>(
      engine,
      [database, processing, user](std::span<const Stored> stored, std::span<Provision> provision) {
        std::vector<Root> roots(stored.size());
        std::ranges::transform(stored, roots.begin(),
                               [&database](const Stored& id) { return database->decrypt(id); });
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
