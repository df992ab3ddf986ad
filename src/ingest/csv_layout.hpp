#pragma once

#include "table/table.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renga::ingest {

/// What the header and the rows of a CSV table must bring (ING-30, ING-33).
enum class Presence {
  optional,  ///< the column may be missing
  column,    ///< the column must be there, its values may be empty
  value,     ///< every row must have a value
};

struct CsvColumn {
  std::string_view name;
  std::string_view label;
  Type type;
  Role role;
  Presence presence = Presence::optional;
  std::string_view unit = {};
  std::string_view codes = {};  ///< the values allowed, separated by spaces; empty: any
  bool personal_fact = false;   ///< a bad value is left empty and does not cost the row (ING-33)
};

struct CsvTable {
  std::string_view name;
  std::string_view label;
  bool numbered;  ///< has a running number named like the table, and `source_file` (ING-34)
  bool in_ndb;    ///< the NDB brings it too, not only the 次世代DB
  std::span<const CsvColumn> columns;
};

std::span<const CsvTable> csv_tables();

TableSchema table_of(const CsvTable& table);

/// The table whose header this is: all columns that it must have are there, and of all such tables
/// it knows the most of the others. Without one, the table that knows the most columns.
struct CsvMatch {
  const CsvTable* table = nullptr;  ///< none where fewer than two columns are known to any table
  std::string_view missing;         ///< a column that must be there and is not
};
CsvMatch match_header(std::span<const std::string> header);

}  // namespace renga::ingest
