#include "link/linked_number.hpp"

#include "link/sql.hpp"

#include <algorithm>
#include <memory>

namespace renga::link {
namespace {

using Count = std::atomic<std::int64_t>;

void translate(const LinkedNumbers& numbers, const engine::Batch& batch,
               engine::BatchResult& result, Count& of_nobody) {
  std::int64_t missing = 0;
  for (std::size_t row = 0; row < batch.rows(); ++row) {
    const auto linked = batch.is_null(0, row) ? std::nullopt : numbers.of(batch.integer(0, row));
    if (linked) result.set_integer(row, *linked);
    if (linked) continue;
    result.set_null(row);
    ++missing;
  }
  if (missing > 0) of_nobody += missing;
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

Result<std::shared_ptr<Count>> define_linked_number(engine::Engine& engine, const std::string& name,
                                                    const engine::Parameters& numbers) {
  auto of_nobody = std::make_shared<Count>(0);
  const auto linked = std::make_shared<LinkedNumbers>();
  RENGA_TRY(engine.each_row(sql::all_numbers, numbers, [&linked](const engine::Row& row) -> Done {
    linked->add(row.integer(0), row.integer(1));
    return {};
  }));
  RENGA_TRY(engine.define(
      {.name = name,
       .arguments = {Type::integer},
       .result = Type::integer,
       .body = [linked, of_nobody](const engine::Batch& batch, engine::BatchResult& result) {
         translate(*linked, batch, result, *of_nobody);
       }}));
  return of_nobody;
}

}  // namespace renga::link
