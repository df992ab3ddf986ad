#include "link/inputs.hpp"

#include "link/errors.hpp"

#include <algorithm>
#include <array>

namespace renga::link {
namespace {

constexpr std::array<std::string_view, 5> kNeededColumns = {"person", "id4", "id5", "id4_validity",
                                                            "id5_validity"};

Database database_of(const dataset::Dataset& dataset) {
  return dataset.manifest().database;
}

Done require_column(const dataset::Dataset& dataset, const TableSchema& table,
                    std::string_view column) {
  if (table.find(column) != nullptr) return {};
  std::vector<std::string> names;
  for (const Column& each : table.columns) names.push_back(each.name);
  return fail(Error(code::column_missing)
                  .at({dataset.folder().string(), 0, table.name + "." + std::string(column)})
                  .rule("JOIN-2")
                  .with("column", column)
                  .with("columns", join(names, ", ")));
}

Done check_kind(const dataset::Dataset& dataset) {
  RENGA_TRY(dataset.require(IdKind::provision));
  if (database_of(dataset) != Database::linked) return {};
  return fail(Error(code::dataset_kind_wrong)
                  .at({dataset.folder().string(), 0, ""})
                  .rule("JOIN-1")
                  .with("expected", "ndb, kaigo, dpc, jisedai")
                  .with("actual", name_of(Database::linked)));
}

Done check_dossier(const Approval& approval, const dataset::Dataset& dataset) {
  if (dataset.manifest().dossier == approval.dossier()) return {};
  return fail(Error(code::dossier_mismatch)
                  .at({dataset.folder().string(), 0, ""})
                  .rule("JOIN-1")
                  .with("expected", approval.dossier())
                  .with("actual", dataset.manifest().dossier));
}

Done check_tables(const dataset::Dataset& dataset) {
  RENGA_ASSIGN(const TableEntry* person, dataset.table("person"));
  for (const std::string_view column : kNeededColumns)
    RENGA_TRY(require_column(dataset, person->schema, column));
  for (const TableEntry& table : dataset.manifest().tables)
    RENGA_TRY(require_column(dataset, table.schema, "person"));
  return {};
}

Done check_once_each(const std::vector<dataset::Dataset>& sorted) {
  if (sorted.size() < 2) return fail(Error(code::datasets_too_few).rule("JOIN-1"));
  const auto twice = std::ranges::adjacent_find(sorted, {}, database_of);
  if (twice == sorted.end()) return {};
  return fail(
      Error(code::database_twice).rule("JOIN-1").with("database", name_of(database_of(*twice))));
}

}  // namespace

Result<std::vector<dataset::Dataset>> open_inputs(
    const Approval& approval, const std::vector<std::filesystem::path>& folders) {
  if (!approval.allows(Act::link))
    return fail(Error(code::approval_exceeded).rule("JOIN-1").with("what", "link"));
  std::vector<dataset::Dataset> datasets;
  for (const std::filesystem::path& folder : folders) {
    RENGA_ASSIGN(dataset::Dataset dataset, dataset::Dataset::open(folder));
    RENGA_TRY(check_kind(dataset));
    RENGA_TRY(check_dossier(approval, dataset));
    RENGA_TRY(check_tables(dataset));
    datasets.push_back(std::move(dataset));
  }
  std::ranges::sort(datasets, {}, database_of);
  RENGA_TRY(check_once_each(datasets));
  return datasets;
}

std::string with_database(Database database, std::string_view name) {
  return std::string(name_of(database)) + "_" + std::string(name);
}

}  // namespace renga::link
