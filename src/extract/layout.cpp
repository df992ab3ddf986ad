#include "extract/layout.hpp"

#include <algorithm>
#include <array>

namespace renga::extract {
namespace {

/// Names of columns that date a row, the first that a table has counts.
constexpr std::array<std::string_view, 4> kDateColumns = {"care_month", "checkup_date",
                                                          "start_date", "date"};

struct Refusal {
  Database database;
  std::string_view column;
  std::string_view rule;
};

/// Codes of institutions, pharmacies and insurers are refused in principle.
constexpr std::array<Refusal, 7> kRefusals = {{
    {Database::ndb, "institution", "REV-20"},
    {Database::ndb, "insurer", "REV-20"},
    {Database::ndb, "payer", "REV-20"},
    {Database::kaigo, "provider", "REV-21"},
    {Database::dpc, "insurer", "REV-22"},
    {Database::dpc, "facility", "REV-22"},
    {Database::dpc, "doctor", "REV-22"},
}};

}  // namespace

std::optional<std::string_view> date_column(const TableSchema& table) {
  for (const std::string_view name : kDateColumns)
    if (table.find(name) != nullptr) return name;
  return std::nullopt;
}

bool belongs_to_receipt(const TableSchema& table) {
  return table.name != "re" && table.find("receipt") != nullptr;
}

std::optional<std::string_view> refusing_rule(Database database, std::string_view,
                                              std::string_view column) {
  const auto* found = std::find_if(kRefusals.begin(), kRefusals.end(), [&](const Refusal& row) {
    return row.database == database && row.column == column;
  });
  if (found == kRefusals.end()) return std::nullopt;
  return found->rule;
}

}  // namespace renga::extract
