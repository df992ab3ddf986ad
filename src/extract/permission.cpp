#include "extract/permission.hpp"

#include "extract/errors.hpp"
#include "extract/layout.hpp"
#include "extract/provision_rules.hpp"

namespace renga::extract {
namespace {

/// The word by which an approval grants an earlier period (APV-5).
constexpr std::string_view kPeriodException = "period";

Error column_missing(const Where& where, const TableEntry& table, std::string_view column) {
  std::vector<std::string> known;
  for (const Column& present : table.schema.columns)
    if (present.name != "person" && present.name != "receipt" &&
        present.name != running_number(table.schema))
      known.push_back(present.name);
  return Error(code::column_missing)
      .at(where)
      .rule("EXT-6")
      .with("column", table.schema.name + "." + std::string(column))
      .with("columns", join(known, ", "));
}

std::vector<std::string> table_names(const Manifest& manifest) {
  std::vector<std::string> names;
  for (const TableEntry& table : manifest.tables)
    if (table.schema.name != "person") names.push_back(table.schema.name);
  return names;
}

/// What belongs to a numbered row goes out with the row's number, which its own table gives.
Done check_numbered(const Manifest& manifest, const TableEntry& table, const Where& where) {
  const auto number = running_number(table.schema);
  if (!number || manifest.find(*number) != nullptr) return {};
  return fail(Error(code::table_missing)
                  .at(where)
                  .rule("EXT-6")
                  .with("table", *number)
                  .with("tables", join(table_names(manifest), ", ")));
}

Done check_table(const Approval& approval, const Manifest& manifest, const TableRequest& wanted,
                 const std::string& file) {
  const TableEntry* table = manifest.find(wanted.name);
  if (table == nullptr || wanted.name == "person")
    return fail(Error(code::table_missing)
                    .at({file, wanted.name_line, ""})
                    .rule("EXT-6")
                    .with("table", wanted.name)
                    .with("tables", join(table_names(manifest), ", ")));
  const Where where{file, wanted.columns_line, ""};
  RENGA_TRY(check_numbered(manifest, *table, where));
  for (const std::string& column : wanted.columns) {
    if (table->schema.find(column) == nullptr || column == "person" || column == "receipt" ||
        column == running_number(table->schema))
      return fail(column_missing(where, *table, column));
    RENGA_TRY(check_refused(approval, manifest.database, wanted.name, column, where));
  }
  return {};
}

}  // namespace

Done check_approval(const Approval& approval, const dataset::Dataset& dataset,
                    const Request& request) {
  if (!approval.allows(Act::extract))
    return fail(Error(code::approval_exceeded).rule("EXT-2").with("what", "extract"));
  RENGA_TRY(dataset.require(IdKind::stored));
  if (dataset.manifest().database == request.database) return {};
  return fail(Error(code::dataset_kind_wrong)
                  .rule("EXT-2")
                  .with("expected", name_of(request.database))
                  .with("actual", name_of(dataset.manifest().database)));
}

Done check_period(const Approval& approval, const Request& request,
                  const std::filesystem::path& file) {
  RENGA_ASSIGN(const ProvisionRules rules, provision_rules());
  const auto months = static_cast<int>(rules.years_max * 12);
  const Date earliest = approval.use_from().first_of_month().plus_months(-months);
  if (request.period.from >= earliest || approval.excepts(kPeriodException)) return {};
  return fail(Error(code::period_too_early)
                  .at({file.string(), request.period_line, ""})
                  .rule("DAT-26")
                  .with("years", rules.years_max)
                  .with("earliest", to_iso(earliest).substr(0, 7)));
}

Done check_refused(const Approval& approval, Database database, std::string_view table,
                   std::string_view column, const Where& where) {
  const std::string full_name = std::string(table) + "." + std::string(column);
  const auto rule = refusing_rule(database, column);
  if (!rule || approval.excepts(full_name)) return {};
  return fail(Error(code::column_refused).at(where).rule(*rule).with("column", full_name));
}

Done check_columns(const Approval& approval, const Manifest& manifest, const Request& request,
                   const std::filesystem::path& file) {
  for (const TableRequest& table : request.tables)
    RENGA_TRY(check_table(approval, manifest, table, file.string()));
  return {};
}

Manifest manifest_of(const Approval& approval, const LoadedRequest& loaded,
                     const dataset::Dataset& dataset, std::string_view command) {
  const Request& request = loaded.request;
  Manifest manifest;
  manifest.database = request.database;
  manifest.id_kind = is_preset(request.kind) ? IdKind::none : IdKind::stored;
  manifest.dossier = approval.dossier();
  manifest.party = dataset.manifest().party;
  manifest.command = command;
  manifest.parents = {dataset.digest()};
  manifest.inputs = loaded.inputs;
  manifest.parameters = {{"kind", std::string(name_of(request.kind))},
                         {"from", to_iso(request.period.from)},
                         {"until", to_iso(request.period.until)},
                         {"seed", std::to_string(request.seed)}};
  return manifest;
}

}  // namespace renga::extract
