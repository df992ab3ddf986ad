#pragma once

#include "ingest/cell.hpp"
#include "ingest/table_layout.hpp"

#include <optional>
#include <string_view>

namespace renga::ingest {

/// The value of a field that is not empty, or nothing where it is not of the column's type or not
/// one of its codes (ING-33).
std::optional<Cell> csv_value(const ColumnLayout& column, std::string_view text);

/// What the column's values look like, readable in both languages. `day_form` is how the file
/// writes days.
std::string_view csv_form(const ColumnLayout& column, std::string_view day_form);

}  // namespace renga::ingest
