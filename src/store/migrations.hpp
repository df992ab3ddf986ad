#pragma once

#include "store/address.hpp"
#include "store/statement.hpp"

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace renga::store {

/// One step of the schema. What was released is never changed: a new step is added at the end.
struct Migration {
  std::string_view name;
  std::array<Sql, 2> sql;  ///< in the order of Kind
};

/// All steps, in the order in which they are taken.
std::span<const Migration> migrations();

/// The statements of a step, which end with `;` and an empty line.
std::vector<Sql> statements_of(const Sql& sql);

}  // namespace renga::store
