#include "ids/tables_with_persons.hpp"

#include "ids/errors.hpp"
#include "ids/schemas.hpp"
#include "ids/sql.hpp"

#include <algorithm>
#include <array>
#include <memory>

namespace renga::ids {
namespace {

/// The columns that tell whose row it is, the surest one first.
constexpr std::array<std::string_view, 6> kKeys = {"receipt", "checkup",      "guidance",
                                                   "death",   "recipient_no", "patient_no"};

/// A table on its way out: what its columns are, and what each is made of.
struct Plan {
  TableSchema schema;
  std::vector<engine::Expression> columns;

  void add(Column column, engine::Sql fragment, std::string_view from) {
    auto parameters = std::make_shared<engine::Parameters>();
    parameters->identifier("column", from);
    columns.push_back({fragment, parameters, column.name});
    schema.columns.push_back(std::move(column));
  }
};

/// Whether the keys that the table has stand in one row only: an extract of a receipt's records,
/// for example, comes without their numbers.
bool has_unique_key(const TableSchema& schema) {
  const bool of_receipts = schema.name == "re" || schema.find("record_no") != nullptr;
  const bool numbered = schema.find(schema.name) != nullptr || schema.find("item_no") != nullptr;
  return (schema.find("receipt") != nullptr && of_receipts) || numbered;
}

/// A unique key orders a table; elsewhere all columns do, so that no order of the source is left
/// and the bytes are always the same.
std::vector<std::string> order_of(const TableSchema& schema) {
  const bool by_key = has_unique_key(schema);
  std::vector<std::string> order;
  for (const Column& column : schema.columns)
    if (!by_key || (column.role == Role::key && column.name != "person"))
      order.push_back(column.name);
  return order;
}

/// The tables of the engine are the dataset's; what is written gets a name of its own.
std::string view_name(const TableEntry& table) {
  return "renga_" + table.schema.name;
}

Done write(Workbench& bench, const TableEntry& table, const TableSchema& schema) {
  RENGA_ASSIGN(const std::int64_t rows,
               bench.writer.add(bench.engine, schema, view_name(table), order_of(schema)));
  if (rows == table.rows) return {};
  return fail(Error(code::rows_without_person)
                  .with("table", table.schema.name)
                  .with("rows", table.rows - rows));
}

Done view(Workbench& bench, engine::Sql statement, const TableEntry& table, const Plan& plan,
          std::string_view key) {
  engine::Parameters parameters;
  parameters.identifier("name", view_name(table))
      .identifier("table", table.schema.name)
      .identifier("link", "link_" + std::string(key))
      .identifier("key", key)
      .columns("columns", plan.columns);
  RENGA_TRY(bench.engine.run(statement, parameters));
  return {};
}

Plan source_plan(const TableSchema& source, bool coarse) {
  Plan plan{{source.name, {}}, {}};
  plan.add(person_column(), sql::column_of_link, "person");
  for (const Column& column : source.columns) {
    if (coarse && column.name == "birth_date")
      plan.add(birth_month_column(), sql::month_of_source, column.name);
    else if (column.role != Role::direct)
      plan.add(column, sql::column_of_source, column.name);
  }
  return plan;
}

engine::Sql stored_fragment(const TableSchema& table, const Column& column) {
  if (column.name == "person") return sql::column_of_link;
  return table.name == "person" && column.role == Role::id ? sql::column_of_given
                                                           : sql::column_of_source;
}

Error no_key(const TableEntry& table) {
  std::vector<std::string> present;
  for (const Column& column : table.schema.columns) present.push_back(column.name);
  return Error(code::column_missing)
      .at({table.file, 0, ""})
      .with("column", "receipt, checkup, guidance, death, recipient_no, patient_no")
      .with("columns", join(present, ", "));
}

}  // namespace

Done write_source_table(Workbench& bench, const TableEntry& table, bool coarse) {
  const auto* key = std::ranges::find_if(
      kKeys, [&table](std::string_view name) { return table.schema.find(name) != nullptr; });
  if (key == kKeys.end()) return fail(no_key(table));
  const Plan plan = source_plan(table.schema, coarse);
  RENGA_TRY(view(bench, sql::table_with_persons, table, plan, *key));
  return write(bench, table, plan.schema);
}

Done write_stored_table(Workbench& bench, const TableEntry& table) {
  if (table.schema.find("person") == nullptr) return fail(no_key(table));
  Plan plan{{table.schema.name, {}}, {}};
  for (const Column& column : table.schema.columns)
    plan.add(column, stored_fragment(table.schema, column), column.name);
  const bool persons = table.schema.name == "person";
  RENGA_TRY(
      view(bench, persons ? sql::stored_persons : sql::table_with_persons, table, plan, "person"));
  return write(bench, table, plan.schema);
}

}  // namespace renga::ids
