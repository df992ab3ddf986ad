#pragma once

#include "base/base.hpp"
#include "table/table.hpp"

#include <optional>
#include <string_view>

namespace renga::extract {

/// The column that says when a row of the table happened (EXT-3); nothing for tables without time.
std::optional<std::string_view> date_column(const TableSchema& table);

/// Whether the rows of the table belong to a receipt and take its month (EXT-3).
bool belongs_to_receipt(const TableSchema& table);

/// The rule that refuses the column in principle (EXT-7), or nothing.
std::optional<std::string_view> refusing_rule(Database database, std::string_view table,
                                              std::string_view column);

}  // namespace renga::extract
