#include "anonymize/staying.hpp"

#include "anonymize/sql.hpp"

#include <memory>

namespace renga::anonymize {
namespace {

constexpr const char* kFunction = "row_stays";

/// Rows count from 1.
using Suppressed = std::vector<bool>;

void say_who_stays(const Suppressed& suppressed, const engine::Batch& batch,
                   engine::BatchResult& result) {
  const auto rows = batch.integers(0);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto row = static_cast<std::size_t>(rows[i]);
    result.set_integer(i, row < suppressed.size() && suppressed[row] ? 0 : 1);
  }
}

}  // namespace

Done define_staying(const Plan& plan, engine::Engine& engine) {
  if (!plan.rows_are_persons) return {};
  const auto suppressed = std::make_shared<Suppressed>();
  RENGA_TRY(engine.each_batch(sql::suppressed_rows, {},
                              [&suppressed](const engine::Batch& batch) -> Done {
                                for (const std::int64_t person : batch.integers(0)) {
                                  const auto row = static_cast<std::size_t>(person);
                                  if (row >= suppressed->size()) suppressed->resize(2 * row + 1);
                                  (*suppressed)[row] = true;
                                }
                                return {};
                              }));
  return engine.define(
      {kFunction, {Type::integer}, Type::integer, [suppressed](const auto& batch, auto& result) {
         say_who_stays(*suppressed, batch, result);
       }});
}

engine::Expression staying(const Plan& plan) {
  engine::Parameters parameters;
  parameters.identifier("person", plan.person);
  if (!plan.rows_are_persons) return expression_of(sql::person_stays, std::move(parameters));
  parameters.identifier("function", kFunction);
  return expression_of(sql::row_stays, std::move(parameters));
}

}  // namespace renga::anonymize
