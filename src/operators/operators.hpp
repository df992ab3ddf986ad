#pragma once

// The one header of this room: what a policy may do to a column (docs/spec/anonymize.md).

#include "operators/keyed.hpp"
#include "operators/operation.hpp"
#include "operators/ranges.hpp"

#include <span>

namespace renga::operators {

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
Result<OperationPointer> make_quarter(const Settings&, const std::filesystem::path&);
Result<OperationPointer> make_age_band(const Settings&, const std::filesystem::path&);
Result<OperationPointer> make_age_at(const Settings&, const std::filesystem::path&);
Result<OperationPointer> make_round(const Settings&, const std::filesystem::path&);
Result<OperationPointer> make_roll_up(const Settings&, const std::filesystem::path&);
Result<OperationPointer> make_microaggregate(const Settings&, const std::filesystem::path&);
Result<OperationPointer> make_noise(const Settings&, const std::filesystem::path&);
Result<OperationPointer> make_pram(const Settings&, const std::filesystem::path&);
Result<OperationPointer> make_drop_text(const Settings&, const std::filesystem::path&);

/// The operation, but that single cells of the column go where that spares whole persons; columns
/// of lower rank are tried first.
OperationPointer with_local_suppression(OperationPointer inner, std::int64_t rank);
/// The engine's table of the persons whose cells of the column go.
std::string blanked_at(const Site& site);

/// The operation of an entry without settings of its own.
OperationPointer plain_operation(const OperatorRow& row);

}  // namespace renga::operators
