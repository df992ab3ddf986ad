#pragma once

#include "disclosure/disclosure.hpp"
#include "extract/aggregate.hpp"
#include "extract/cells.hpp"

#include <string>
#include <vector>

namespace renga::extract {

/// The heads of the columns that count.
inline constexpr std::string_view kPersonsColumn = "患者数";
inline constexpr std::string_view kRecordsColumn = "件数";
inline constexpr std::string_view kQuantityColumn = "数量";

/// The table of populations beside the tables (TAB-11).
inline constexpr std::string_view kPopulationsFile = "populations.csv";

/// Tables with the cells that are hidden in each, a mark for every cell of `CountedTable::cells`.
struct ProtectedTables {
  std::vector<std::vector<bool>> hidden;
  std::vector<std::int64_t> hidden_primary;    ///< per table
  std::vector<std::int64_t> hidden_secondary;  ///< per table
  disclosure::Judgement judgement;             ///< on what is left to be seen
};

/// Hides cells by their counts of persons, and with them what else was counted there (TAB-5), then
/// judges what goes out.
ProtectedTables protect_tables(const std::vector<AggregateTable>& tables,
                               const std::vector<CountedTable>& counted,
                               const std::vector<disclosure::Municipality>& municipalities,
                               const disclosure::Rules& rules);

std::string file_of(const AggregateTable& table);

/// The table as CSV: one row a cell; a hidden one prints `*` (TAB-6).
std::string csv_of(const AggregateTable& table, const CountedTable& counted,
                   const std::vector<bool>& hidden);

/// What `renga check` needs to know of the tables (TAB-7).
std::string declaration_of(const std::vector<AggregateTable>& tables,
                           const std::vector<CountedTable>& counted, std::string_view rulebook,
                           bool with_populations);

/// The populations as CSV, as `renga check` reads them.
std::string csv_of(const std::vector<disclosure::Municipality>& municipalities);

}  // namespace renga::extract
