#include "extract/layout.hpp"

#include <algorithm>
#include <array>

namespace renga::extract {
namespace {

/// Names of columns that date a row, the first that a table has counts.
constexpr auto kDateColumns = std::to_array<std::string_view>(
    {"care_month", "checkup_date", "guidance_date", "service_date", "death_date", "start_date",
     "date", "decided_on", "admission_date"});

/// Which table the rows of others belong to.
constexpr std::array<Parent, 3> kParents = {
    {{"receipt", "re"}, {"checkup", "checkup"}, {"guidance", "guidance"}}};

struct Refusal {
  Database database;
  std::string_view column;
  std::string_view rule;
};

/// Codes of institutions, pharmacies and insurers are refused in principle, and so is the number of
/// the file that a row came in: one file comes from one of them.
constexpr auto kRefusals = std::to_array<Refusal>({
    {Database::ndb, "institution", "REV-20"},
    {Database::ndb, "prescriber", "REV-20"},
    {Database::ndb, "insurer", "REV-20"},
    {Database::ndb, "payer", "REV-20"},
    {Database::ndb, "source_file", "REV-20"},
    {Database::kaigo, "provider", "REV-21"},
    {Database::kaigo, "source_file", "REV-21"},
    {Database::dpc, "insurer", "REV-22"},
    {Database::dpc, "facility", "REV-22"},
    {Database::dpc, "doctor", "REV-22"},
    {Database::dpc, "postal_code", "REV-22"},
    {Database::dpc, "source_file", "REV-22"},
    {Database::jisedai, "source_file", "EXT-7"},
});

}  // namespace

std::optional<std::string_view> date_column(const TableSchema& table) {
  if (parent_of(table)) return std::nullopt;
  for (const std::string_view name : kDateColumns)
    if (table.find(name) != nullptr) return name;
  return std::nullopt;
}

std::optional<Parent> parent_of(const TableSchema& table) {
  for (const Parent& parent : kParents)
    if (table.name != parent.table && table.find(parent.key) != nullptr) return parent;
  return std::nullopt;
}

std::optional<std::string_view> running_number(const TableSchema& table) {
  if (const auto parent = parent_of(table)) {
    if (parent->table == "re") return std::nullopt;
    return parent->key;
  }
  const Column* own = table.find(table.name);
  if (own == nullptr || own->role != Role::key) return std::nullopt;
  return table.name;
}

bool belongs_to_receipt(const TableSchema& table) {
  const auto parent = parent_of(table);
  return parent && parent->table == "re";
}

std::optional<std::string_view> refusing_rule(Database database, std::string_view column) {
  const auto* found = std::ranges::find_if(kRefusals, [&](const Refusal& row) {
    return row.database == database && row.column == column;
  });
  if (found == kRefusals.end()) return std::nullopt;
  return found->rule;
}

}  // namespace renga::extract
