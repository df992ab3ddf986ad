#include "anonymize/class_key.hpp"

#include "anonymize/coding.hpp"
#include "anonymize/sql.hpp"

#include <algorithm>

namespace renga::anonymize {
namespace {

constexpr std::int64_t kMostKeys = std::int64_t{1} << 62U;

/// What each code of each column adds to the number.
using Worths = std::vector<std::vector<std::int64_t>>;

/// Nothing where the numbers are not enough.
std::optional<Worths> worths_of(const QuasiTable& table) {
  Worths worths;
  std::int64_t factor = 1;
  for (const auto& code : table.codes) {
    if (!code) return std::nullopt;
    worths.emplace_back();
    std::int64_t most = 0;
    for (const std::int64_t becomes : code->becomes) {
      worths.back().push_back(becomes * factor);
      most = std::max(most, becomes);
    }
    if (factor > kMostKeys / (most + 1)) return std::nullopt;
    factor *= most + 1;
  }
  return worths;
}

void add_up(const Worths& worths, const engine::Batch& batch, engine::BatchResult& result) {
  std::vector<std::int64_t> sums(batch.rows(), 0);
  for (std::size_t column = 0; column < worths.size(); ++column) {
    const auto codes = batch.integers(column);
    const std::vector<std::int64_t>& worth = worths[column];
    for (std::size_t row = 0; row < sums.size(); ++row)
      sums[row] += worth[static_cast<std::size_t>(codes[row])];
  }
  for (std::size_t row = 0; row < sums.size(); ++row) result.set_integer(row, sums[row]);
}

}  // namespace

Result<QuasiTable> with_class_key(QuasiTable table, const std::string& name,
                                  engine::Engine& engine) {
  const auto worths = worths_of(table);
  if (table.codes.size() < 2 || !worths) return table;
  const std::string function = "key:" + name;
  RENGA_TRY(engine.define(
      {function, std::vector<Type>(worths->size(), Type::integer), Type::integer,
       [worths = *worths](const auto& batch, auto& result) { add_up(worths, batch, result); }}));
  std::vector<std::string> columns;
  for (const auto& code : table.codes) columns.push_back(code->column);
  engine::Parameters parameters;
  parameters.identifier("function", function).identifiers("columns", columns);
  table.values = {expression_of(sql::key_of_codes, std::move(parameters))};
  table.coded = {true};
  table.codes.clear();
  return table;
}

}  // namespace renga::anonymize
