#include "link/linked_number.hpp"

#include "crypto/crypto.hpp"
#include "link/sql.hpp"
#include "parquet/parquet.hpp"

#include <algorithm>
#include <memory>

namespace renga::link {
namespace {

using Flag = std::atomic<bool>;

void translate(const LinkedNumbers& numbers, const engine::Batch& batch,
               engine::BatchResult& result, Flag& met_stranger) {
  for (std::size_t row = 0; row < batch.rows(); ++row) {
    if (batch.is_null(0, row)) {
      result.set_null(row);
    } else if (const auto linked = numbers.of(batch.integer(0, row))) {
      result.set_integer(row, *linked);
    } else {
      result.set_null(row);
      met_stranger = true;
    }
  }
}

/// The same into `linked`; gives the number of rows of nobody.
std::int64_t translate(const LinkedNumbers& numbers, const engine::Batch& batch,
                       std::vector<std::int64_t>& linked) {
  linked.clear();
  std::int64_t of_nobody = 0;
  // The rows of a receipt stand together, so most persons are the one before.
  std::optional<std::int64_t> before;
  std::int64_t linked_before = 0;
  const std::span<const std::int64_t> persons = batch.integers(0);
  for (std::size_t row = 0; row < persons.size(); ++row) {
    const bool has_person = !batch.is_null(0, row);
    if (has_person && before != persons[row]) {
      const auto found = numbers.of(persons[row]);
      before = found ? std::optional(persons[row]) : std::nullopt;
      linked_before = found.value_or(0);
    }
    if (!has_person || !before) ++of_nobody;
    linked.push_back(linked_before);
  }
  return of_nobody;
}

}  // namespace

void LinkedNumbers::add(std::int64_t own, std::int64_t linked) {
  ensure(own_.empty() || own_.back() < own, "the persons of a database come in ascending order");
  own_.push_back(own);
  linked_.push_back(linked);
}

std::optional<std::int64_t> LinkedNumbers::of(std::int64_t own) const {
  if (own_.empty() || own < own_.front() || own > own_.back()) return std::nullopt;
  // Numbers without a gap stand where they count; behind a gap they stand further to the front.
  const std::int64_t furthest = std::min(own - own_.front(), std::ssize(own_) - 1);
  auto found = own_.begin() + furthest;
  if (*found != own) found = std::lower_bound(own_.begin(), found, own);
  if (*found != own) return std::nullopt;
  return linked_[static_cast<std::size_t>(found - own_.begin())];
}

Result<std::shared_ptr<const LinkedNumbers>> load_numbers(engine::Engine& engine,
                                                          const engine::Parameters& numbers) {
  auto loaded = std::make_shared<LinkedNumbers>();
  RENGA_TRY(engine.each_batch(sql::all_numbers, numbers, [&](const engine::Batch& batch) -> Done {
    for (std::size_t row = 0; row < batch.rows(); ++row)
      loaded->add(batch.integer(0, row), batch.integer(1, row));
    return {};
  }));
  return loaded;
}

Result<std::shared_ptr<Flag>> define_linked_number(engine::Engine& engine, const std::string& name,
                                                   std::shared_ptr<const LinkedNumbers> numbers) {
  auto met_stranger = std::make_shared<Flag>(false);
  RENGA_TRY(engine.define({.name = name,
                           .arguments = {Type::integer},
                           .result = Type::integer,
                           .body = [numbers = std::move(numbers), met_stranger](
                                       const engine::Batch& batch, engine::BatchResult& result) {
                             translate(*numbers, batch, result, *met_stranger);
                           }}));
  return met_stranger;
}

Result<std::optional<CopiedRows>> copy_with_numbers(engine::Engine& engine,
                                                    const engine::Parameters& table,
                                                    const TableSchema& schema,
                                                    const std::filesystem::path& from,
                                                    const std::filesystem::path& to,
                                                    const LinkedNumbers& numbers) {
  crypto::Sha256 digest;
  RENGA_ASSIGN(
      std::optional<parquet::Replacement> copy,
      parquet::Replacement::open(schema, "person", from, to, [&digest](std::string_view bytes) {
        digest.add(crypto::bytes_of(bytes));
      }));
  if (!copy) return std::nullopt;
  CopiedRows copied{copy->rows(), 0, ""};
  std::vector<std::int64_t> linked;
  RENGA_TRY(engine.each_batch(sql::persons_of_rows, table, [&](const engine::Batch& batch) -> Done {
    copied.of_nobody += translate(numbers, batch, linked);
    copy->put(linked);
    return {};
  }));
  RENGA_TRY(copy->finish());
  copied.sha256 = to_hex(digest.finish());
  return copied;
}

}  // namespace renga::link
