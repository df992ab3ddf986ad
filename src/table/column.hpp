#pragma once

#include "base/base.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renga {

/// What a column holds (docs/spec/dataset.md, DST-9). Codes are text that keeps its zeros; a
/// month is the first day of it.
enum class Type { integer, decimal, text, code, date, month, boolean };

/// What a column means for the person behind a row.
enum class Role { direct, quasi, sensitive, plain, id, key };

std::string_view name_of(Type type);
std::string_view name_of(Role role);
std::optional<Type> type_named(std::string_view name);
std::optional<Role> role_named(std::string_view name);

struct Column {
  std::string name;
  Type type = Type::text;
  Role role = Role::plain;
  std::string label;  ///< Japanese, as the official layout calls it.
  std::string unit;   ///< "points", "kg", …; empty where there is none.
};

struct TableSchema {
  std::string name;
  std::vector<Column> columns;

  const Column* find(std::string_view column) const;
};

}  // namespace renga
