#pragma once

#include "anonymize/operation.hpp"

#include <span>

namespace renga::anonymize {

/// What the texts of a CSV column must be for an operator.
enum class Reading { any, number, date };

using Make = Result<OperationPointer> (*)(const Settings& entry,
                                          const std::filesystem::path& folder);

/// One operator: its settings, where it fits, why it exists, and how it is made from an entry of
/// the policy. Manual, report and messages read this table.
struct OperatorRow {
  std::string_view name;
  std::span<const std::string_view> settings;
  std::span<const Role> roles;
  std::span<const Type> types;  ///< of a dataset's column; empty: every type
  Reading reading;
  std::span<const std::string_view> rules;  ///< of the catalogue
  Bilingual description;
  Make make;
};

std::span<const OperatorRow> operator_table();
const OperatorRow* operator_named(std::string_view name);

Result<OperationPointer> make_keep(const Settings&, const std::filesystem::path&);
Result<OperationPointer> make_drop(const Settings&, const std::filesystem::path&);
Result<OperationPointer> make_renumber(const Settings&, const std::filesystem::path&);
Result<OperationPointer> make_year_month(const Settings&, const std::filesystem::path&);
Result<OperationPointer> make_year(const Settings&, const std::filesystem::path&);
Result<OperationPointer> make_date_shift(const Settings&, const std::filesystem::path&);
Result<OperationPointer> make_band(const Settings&, const std::filesystem::path&);
Result<OperationPointer> make_top_code(const Settings&, const std::filesystem::path&);
Result<OperationPointer> make_bottom_code(const Settings&, const std::filesystem::path&);
Result<OperationPointer> make_rare_to_other(const Settings&, const std::filesystem::path&);
Result<OperationPointer> make_generalize(const Settings&, const std::filesystem::path&);

/// The operation of an entry without settings of its own.
OperationPointer plain_operation(const OperatorRow& row);

}  // namespace renga::anonymize
