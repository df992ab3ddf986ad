#pragma once

#include "table/table.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renga::ingest {

/// What the header and the rows of a table must bring (ING-30, ING-33).
enum class Presence {
  optional,  ///< the column may be missing
  column,    ///< the column must be there, its values may be empty
  value,     ///< every row must have a value
};

struct ColumnLayout {
  std::string_view name;
  std::string_view label;
  Type type;
  Role role;
  Presence presence = Presence::optional;
  std::string_view unit = {};
  std::string_view codes = {};  ///< the values allowed, separated by spaces; empty: any
  bool personal_fact = false;   ///< a bad value is left empty and does not cost the row (ING-33)
};

/// A table as data: what it is called, who brings it, its columns, and where that is written. From
/// it come the reader of its CSV form, the schema of its Parquet file, and a page of the manual.
struct TableLayout {
  std::string_view name;
  std::string_view label;
  bool numbered;               ///< has a running number named like the table, and `source_file`
  std::string_view databases;  ///< names of the databases that bring it, separated by spaces
  std::span<const ColumnLayout> columns;
  std::string_view source;  ///< the text that the columns follow, or the decision that made them
  /// Also read from CSV with these columns as its header; a table without is filled by a reader.
  bool as_csv = true;
};

/// One list a source; a new table is a row of one of them.
std::span<const TableLayout> checkup_tables();
std::span<const TableLayout> hospital_tables();
std::span<const TableLayout> care_tables();
std::span<const TableLayout> dpc_tables();
std::span<const TableLayout> death_tables();

/// All of them, in the order of the manual.
const std::vector<const TableLayout*>& table_layouts();

/// The layout of that name, which must be there.
const TableLayout& layout_named(std::string_view name);

bool brings(const TableLayout& table, Database database);

TableSchema table_of(const TableLayout& table);

/// The table whose header this is: all columns that it must have are there, and of all such tables
/// it knows the most of the others. Without one, the table that knows the most columns.
struct CsvMatch {
  const TableLayout* table = nullptr;  ///< none where fewer than two columns are known to any table
  std::string_view missing;            ///< a column that must be there and is not
};
CsvMatch match_header(std::span<const std::string> header);

/// Columns that say who a row belongs to, the same in every table that has them.
namespace columns {

inline constexpr ColumnLayout kNameKana{"name_kana", "氏名（カナ）", Type::text, Role::direct,
                                        Presence::column};
inline constexpr ColumnLayout kBirthDate{"birth_date",     "生年月日", Type::date, Role::quasi,
                                         Presence::column, {},         {},         true};
inline constexpr ColumnLayout kSex{"sex", "男女区分", Type::code, Role::quasi, Presence::column,
                                   {},    "1 2",      true};
inline constexpr ColumnLayout kInsurer{"insurer", "保険者番号", Type::code, Role::direct,
                                       Presence::column};
inline constexpr ColumnLayout kSymbol{"symbol", "被保険者証等の記号", Type::text, Role::direct,
                                      Presence::column};
inline constexpr ColumnLayout kNumber{"number", "被保険者証等の番号", Type::text, Role::direct,
                                      Presence::column};
inline constexpr ColumnLayout kBranch{"branch", "枝番", Type::code, Role::direct};

}  // namespace columns

}  // namespace renga::ingest
