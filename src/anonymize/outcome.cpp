#include "anonymize/outcome.hpp"

#include "anonymize/coding.hpp"
#include "anonymize/csv_lines.hpp"
#include "anonymize/sql.hpp"
#include "anonymize/staying.hpp"
#include "crypto/crypto.hpp"

#include <algorithm>

namespace renga::anonymize {
namespace {

constexpr std::string_view kOrderColumn = "renga:order";
/// The manifest of a folder of CSV files. It is no dataset, so the name is another one.
constexpr std::string_view kReceiptName = "receipt.json";

/// The outcome with values in the place of codes, and the codes beside them.
Done view_outcome(const Plan& plan, const TablePlan& table, engine::Engine& engine) {
  std::vector<engine::Expression> columns;
  const auto add = [&columns](const std::string& name, engine::Expression expression) {
    columns.push_back(std::move(expression));
    columns.back().alias = name;
  };
  for (const ColumnPlan& column : table.columns) {
    const auto outcome = column.outcome();
    if (!outcome) continue;
    const auto stored =
        expression_of(sql::keep, engine::Parameters().identifier("column", outcome->name));
    add(outcome->name, column.codes ? label_after(column, *outcome) : stored);
    if (column.codes) add(code_column(outcome->name), stored);
  }
  engine::Parameters parameters;
  parameters.identifier("outcome", table.outcome_relation())
      .identifier("stored", table.stored_outcome())
      .columns("columns", columns);
  RENGA_TRY(engine.run(plan.rows_are_persons ? sql::view_outcome_in_order : sql::view_outcome,
                       parameters));
  return {};
}

Done make_table(const Plan& plan, const TablePlan& table, bool shuffle, engine::Engine& engine) {
  std::vector<engine::Expression> columns;
  for (const ColumnPlan& column : table.columns) {
    const auto outcome = column.outcome();
    if (!outcome) continue;
    columns.push_back(column.codes ? stored_code_after(column)
                                   : column.operation->expression(column.site));
    columns.back().alias = outcome->name;
  }
  if (columns.empty()) return fail(Error(code::nothing_to_read).at({table.schema.name, 0, ""}));
  const engine::Sql order = shuffle ? sql::keyed_order : sql::source_order;
  engine::Parameters person;
  person.identifier("person", plan.person);
  engine::Parameters parameters;
  parameters.identifier("relation", table.relation)
      .identifier("outcome", table.stored_outcome())
      .identifier("person", plan.person)
      .columns("stays", std::vector{staying(plan)})
      .columns("order", std::vector{expression_of(order, std::move(person))})
      .columns("columns", columns);
  RENGA_TRY(engine.run(plan.rows_are_persons ? sql::outcome_in_order : sql::outcome, parameters));
  return view_outcome(plan, table, engine);
}

/// Persons in keyed order, the rows of one person by their keys, then by all other columns: the
/// order is a function of the content, so nothing of the source's order is left. Where every row is
/// a person the table was made in that order.
std::vector<std::string> order_of(const Plan& plan, const TableSchema& outcome) {
  if (plan.rows_are_persons) return {};
  std::vector<std::string> order = {std::string(kOrderColumn)};
  for (const Column& column : outcome.columns)
    if (column.role == Role::key) order.push_back(column.name);
  for (const Column& column : outcome.columns)
    if (column.role != Role::key) order.push_back(column.name);
  return order;
}

Result<TableEntry> write_csv(const Plan& plan, const TablePlan& table, char separator,
                             const std::filesystem::path& file, engine::Engine& engine) {
  TableEntry entry{table.outcome_schema(), 0, file.filename().string(), ""};
  RENGA_ASSIGN(entry.rows,
               write_csv_lines(table, separator, order_of(plan, entry.schema), file, engine));
  RENGA_ASSIGN(entry.sha256, crypto::sha256_file(file));
  return entry;
}

Result<Manifest> write_one_csv(const Options& options, const Source& source, const Plan& plan,
                               engine::Engine& engine, Manifest manifest) {
  RENGA_ASSIGN(files::StagedFile file, files::StagedFile::open(options.out, options.existing));
  RENGA_ASSIGN(TableEntry entry,
               write_csv(plan, plan.tables.front(), source.separator, file.path(), engine));
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
    RENGA_ASSIGN(TableEntry entry, write_csv(plan, table, ',', file, engine));
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
    RENGA_TRY(writer.add(engine, schema, table.outcome_relation(), order_of(plan, schema)));
  }
  return writer.publish(std::move(manifest));
}

}  // namespace

Done prepare_modelled(const Plan& plan, engine::Engine& engine) {
  for (const TablePlan& table : plan.tables)
    for (const ColumnPlan& column : table.columns)
      if (is_modelled(column)) RENGA_TRY(column.operation->prepare(engine, column.site));
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
