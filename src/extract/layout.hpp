#pragma once

#include "base/base.hpp"
#include "table/table.hpp"

#include <optional>
#include <string_view>

namespace renga::extract {

/// The column that says when a row of the table happened (EXT-3); nothing for tables without time.
std::optional<std::string_view> date_column(const TableSchema& table);

/// The key by which the rows of a table belong to the row of another, whose date they take (EXT-3):
/// `receipt` to `re`. Nothing where a table stands for itself.
struct Parent {
  std::string_view key;
  std::string_view table;
};
std::optional<Parent> parent_of(const TableSchema& table);

/// Whether the rows of the table belong to a receipt and take its month (EXT-3).
bool belongs_to_receipt(const TableSchema& table);

/// The running number that a table's rows have, or by which they belong to another's: `checkup` of
/// check-ups and their items. Nothing for receipts, which have numbers of their own kind.
std::optional<std::string_view> running_number(const TableSchema& table);

/// The rule that refuses the column in principle (EXT-7), or nothing.
std::optional<std::string_view> refusing_rule(Database database, std::string_view column);

}  // namespace renga::extract
