#include "ingest/table_layout.hpp"

#include <algorithm>
#include <array>

namespace renga::ingest {
namespace {

bool names(std::span<const std::string> header, std::string_view column_name) {
  return std::find(header.begin(), header.end(), column_name) != header.end();
}

struct Fit {
  std::int64_t known = 0;
  std::string_view missing;
};

Fit fit_of(const TableLayout& table, std::span<const std::string> header) {
  Fit fit;
  for (const ColumnLayout& candidate : table.columns) {
    if (names(header, candidate.name))
      ++fit.known;
    else if (candidate.presence != Presence::optional && fit.missing.empty())
      fit.missing = candidate.name;
  }
  return fit;
}

}  // namespace

const std::vector<const TableLayout*>& table_layouts() {
  static const std::vector<const TableLayout*> all = [] {
    std::vector<const TableLayout*> collected;
    for (const auto& list :
         {checkup_tables(), hospital_tables(), care_tables(), dpc_tables(), death_tables()})
      for (const TableLayout& table : list) collected.push_back(&table);
    return collected;
  }();
  return all;
}

const TableLayout& layout_named(std::string_view name) {
  for (const TableLayout* table : table_layouts())
    if (table->name == name) return *table;
  bug("a table that no list of layouts has");
}

bool brings(const TableLayout& table, Database database) {
  const auto names_of_databases = split(table.databases, ' ');
  return std::ranges::find(names_of_databases, name_of(database)) != names_of_databases.end();
}

TableSchema table_of(const TableLayout& table) {
  TableSchema schema{std::string(table.name), {}};
  if (table.numbered) {
    schema.columns.push_back({std::string(table.name), Type::integer, Role::key, "通し番号", ""});
    schema.columns.push_back({"source_file", Type::integer, Role::plain, "入力ファイルの番号", ""});
  }
  for (const ColumnLayout& source : table.columns)
    schema.columns.push_back({std::string(source.name), source.type, source.role,
                              std::string(source.label), std::string(source.unit)});
  return schema;
}

CsvMatch match_header(std::span<const std::string> header) {
  constexpr std::int64_t kFewestKnown = 2;
  constexpr std::int64_t kComplete = 1000;
  CsvMatch best;
  std::int64_t best_score = 0;
  for (const TableLayout* table : table_layouts()) {
    if (!table->as_csv) continue;
    const Fit fit = fit_of(*table, header);
    // A table that has all it must have goes before any that has not.
    const std::int64_t score = fit.known + (fit.missing.empty() ? kComplete : 0);
    if (fit.known < kFewestKnown || score <= best_score) continue;
    best = {table, fit.missing};
    best_score = score;
  }
  return best;
}

}  // namespace renga::ingest
