#pragma once

#include "anonymize/codes.hpp"
#include "anonymize/policy.hpp"
#include "table/table.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace renga::anonymize {

/// What is decided for one column: where it stands, what it means, what is done to it.
struct ColumnPlan {
  Site site;
  Role role = Role::plain;
  const OperatorRow* row = nullptr;
  OperationPointer operation;
  std::shared_ptr<CodedColumn> codes;  ///< nothing where the column is stored as it was read
  bool wide_codes = false;             ///< two bytes are not enough for its codes
  bool full_dictionary = false;        ///< it has too many values for one

  /// The column after the operation, with the policy's role; nothing where it goes.
  std::optional<Column> outcome() const;
};

/// Whether the goals of a policy look at the column.
inline bool is_modelled(const ColumnPlan& column) {
  return column.role == Role::quasi || column.role == Role::sensitive;
}

struct TablePlan {
  TableSchema schema;    ///< of the input
  std::string relation;  ///< the engine's name of the input
  std::vector<ColumnPlan> columns;

  TableSchema outcome_schema() const;
  std::string outcome_relation() const { return "out:" + schema.name; }
  /// Whose columns hold codes where the view over it shows values.
  std::string stored_outcome() const { return "stored:" + schema.name; }
};

struct Plan {
  std::string person;  ///< the column that names the person of a row
  bool rows_are_persons = false;
  bool from_csv = false;
  std::vector<TablePlan> tables;
};

/// The column in which a CSV file's rows are counted.
inline constexpr std::string_view kRowColumn = "renga:row";

/// Where the views over the stored tables show the codes of a column.
inline std::string code_column(const std::string& column) {
  return "renga:code:" + column;
}

/// Columns that count inside of something else and therefore tell nothing about the order of the
/// source; every other key is renumbered (ANP-42).
inline constexpr std::string_view kInnerPosition = "record_no";

/// A column's name as a key of the policy, quoted where TOML asks for it.
std::string toml_key(const std::string& name);

/// Decides the work from the policy and the input's tables alone. Every column is named by the
/// policy or is an ID or a key (ANP-10); every entry of the policy names a column; every operator
/// fits its column.
Result<Plan> decide(const Policy& policy, std::vector<TableSchema> tables, bool from_csv);

}  // namespace renga::anonymize
