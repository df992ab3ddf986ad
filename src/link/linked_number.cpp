#include "link/linked_number.hpp"

#include "link/sql.hpp"

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

Result<std::shared_ptr<Flag>> define_linked_number(engine::Engine& engine, const std::string& name,
                                                   const engine::Parameters& numbers) {
  auto met_stranger = std::make_shared<Flag>(false);
  const auto linked = std::make_shared<LinkedNumbers>();
  RENGA_TRY(engine.each_row(sql::all_numbers, numbers, [&linked](const engine::Row& row) -> Done {
    linked->add(row.integer(0), row.integer(1));
    return {};
  }));
  RENGA_TRY(engine.define(
      {.name = name,
       .arguments = {Type::integer},
       .result = Type::integer,
       .body = [linked, met_stranger](const engine::Batch& batch, engine::BatchResult& result) {
         translate(*linked, batch, result, *met_stranger);
       }}));
  return met_stranger;
}

}  // namespace renga::link
