#include "anonymize/outcome.hpp"

#include "anonymize/sql.hpp"
#include "crypto/crypto.hpp"

#include <algorithm>

namespace renga::anonymize {
namespace {

constexpr std::string_view kOrderColumn = "renga:order";
/// The manifest of a folder of CSV files. It is no dataset, so the name is another one.
constexpr std::string_view kReceiptName = "receipt.json";

Done make_table(const Plan& plan, const TablePlan& table, bool shuffle, engine::Engine& engine) {
  std::vector<engine::Expression> columns;
  for (const ColumnPlan& column : table.columns) {
    const auto outcome = column.outcome();
    if (!outcome) continue;
    columns.push_back(column.operation->expression(column.site));
    columns.back().alias = outcome->name;
  }
  if (columns.empty()) return fail(Error(Code::nothing_to_read).at({table.schema.name, 0, ""}));
  engine::Parameters person;
  person.identifier("person", plan.person);
  const engine::Sql order = shuffle ? sql::keyed_order : sql::source_order;
  engine::Parameters parameters;
  parameters.identifier("relation", table.relation)
      .identifier("outcome", table.outcome_relation())
      .identifier("person", plan.person)
      .columns("order", std::vector{expression_of(order, std::move(person))})
      .columns("columns", columns);
  RENGA_TRY(engine.run(sql::outcome, parameters));
  return {};
}

/// Persons in keyed order, the rows of one person by their keys, then by all other columns: the
/// order is a function of the content, so nothing of the source's order is left.
std::vector<std::string> order_of(const TableSchema& outcome) {
  std::vector<std::string> order = {std::string(kOrderColumn)};
  for (const Column& column : outcome.columns)
    if (column.role == Role::key) order.push_back(column.name);
  for (const Column& column : outcome.columns)
    if (column.role != Role::key) order.push_back(column.name);
  return order;
}

Result<TableEntry> write_csv(const TablePlan& table, char separator,
                             const std::filesystem::path& file, engine::Engine& engine) {
  TableEntry entry{table.outcome_schema(), 0, file.filename().string(), ""};
  std::vector<std::string> columns;
  for (const Column& column : entry.schema.columns) columns.push_back(column.name);
  engine::Parameters parameters;
  parameters.identifier("outcome", table.outcome_relation())
      .identifiers("columns", columns)
      .identifiers("order", order_of(entry.schema))
      .value("path", file.string())
      .value("separator", std::string(1, separator));
  RENGA_ASSIGN(entry.rows, engine.run(sql::write_csv, parameters));
  RENGA_ASSIGN(entry.sha256, crypto::sha256_file(file));
  return entry;
}

Result<Manifest> write_one_csv(const Options& options, const Source& source, const Plan& plan,
                               engine::Engine& engine, Manifest manifest) {
  RENGA_ASSIGN(files::StagedFile file, files::StagedFile::open(options.out, options.existing));
  RENGA_ASSIGN(TableEntry entry,
               write_csv(plan.tables.front(), source.separator, file.path(), engine));
  entry.file = options.out.filename().string();
  manifest.tables = {std::move(entry)};
  RENGA_TRY(file.commit());
  return manifest;
}

Result<Manifest> write_csv_folder(const Options& options, const Plan& plan, engine::Engine& engine,
                                  Manifest manifest) {
  RENGA_ASSIGN(files::StagedFolder folder,
               files::StagedFolder::open(options.out, options.existing));
  for (const TablePlan& table : plan.tables) {
    const std::filesystem::path file = folder.path() / (table.schema.name + ".csv");
    RENGA_ASSIGN(TableEntry entry, write_csv(table, ',', file, engine));
    manifest.tables.push_back(std::move(entry));
  }
  RENGA_TRY(folder.write(kReceiptName, to_json(manifest)));
  RENGA_TRY(folder.commit());
  return manifest;
}

Result<Manifest> write_dataset(const Options& options, const Plan& plan, engine::Engine& engine,
                               Manifest manifest) {
  RENGA_ASSIGN(dataset::Writer writer, dataset::Writer::create(options.out, options.existing));
  for (const TablePlan& table : plan.tables) {
    const TableSchema schema = table.outcome_schema();
    RENGA_TRY(writer.add(engine, schema, table.outcome_relation(), order_of(schema)));
  }
  return writer.publish(std::move(manifest));
}

}  // namespace

Done prepare_quasi(const Plan& plan, engine::Engine& engine) {
  for (const TablePlan& table : plan.tables)
    for (const ColumnPlan& column : table.columns)
      if (column.role == Role::quasi) RENGA_TRY(column.operation->prepare(engine, column.site));
  return {};
}

Done prepare_all(const Plan& plan, engine::Engine& engine) {
  for (const TablePlan& table : plan.tables)
    for (const ColumnPlan& column : table.columns)
      RENGA_TRY(column.operation->prepare(engine, column.site));
  return {};
}

Done make_outcome(const Plan& plan, bool shuffle, engine::Engine& engine) {
  for (const TablePlan& table : plan.tables) RENGA_TRY(make_table(plan, table, shuffle, engine));
  return {};
}

Result<Manifest> write_outcome(const Options& options, const Source& source, const Plan& plan,
                               engine::Engine& engine, Manifest manifest) {
  if (options.format == OutputFormat::parquet)
    return write_dataset(options, plan, engine, std::move(manifest));
  if (plan.from_csv) return write_one_csv(options, source, plan, engine, std::move(manifest));
  return write_csv_folder(options, plan, engine, std::move(manifest));
}

}  // namespace renga::anonymize
