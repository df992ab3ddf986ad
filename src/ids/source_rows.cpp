#include "ids/source_rows.hpp"

#include "ids/sql.hpp"

#include <array>

namespace renga::ids {
namespace {

constexpr std::array kNumbered = {
    NumberedRows{"checkup", "checkup", "checkup_date"},
    // Guidance follows a check-up, and its IDs exist since the same months.
    NumberedRows{"guidance", "checkup", "guidance_date"},
    NumberedRows{"death", "death", "death_date"},
};

Result<std::int64_t> greatest(engine::Engine& engine, std::string_view table,
                              std::string_view number) {
  return engine.integer(
      sql::greatest_number,
      engine::Parameters().identifier("table", table).identifier("number", number));
}

/// The rows of each numbered table follow those of the tables before it.
Done number_tables(engine::Engine& engine, const Manifest& manifest, SourceRows& rows) {
  std::int64_t last_row = rows.receipt_rows;
  for (NumberedRows table : kNumbered) {
    if (manifest.find(table.table) == nullptr) continue;
    table.first_row = last_row;
    RENGA_ASSIGN(const std::int64_t count, greatest(engine, table.table, table.table));
    table.last_row = last_row += count;
    rows.numbered.push_back(table);
  }
  return {};
}

Done number_patients(engine::Engine& engine, const dataset::Dataset& dataset) {
  RENGA_ASSIGN(const std::int64_t repeated, engine.integer(sql::repeated_patients));
  if (repeated > 0)
    return fail(Error(code::field_bad)
                    .at({dataset.folder().string(), 0, "patient.patient_no"})
                    .rule("IDP-33")
                    .with("field", "patient_no")
                    .with("kind", "key")
                    .with("expected", "one row for each patient"));
  RENGA_TRY(engine.run(sql::patient_rows));
  return {};
}

/// Where patients are known by their numbers, every table must carry them: a receipt or a check-up
/// that names its person otherwise belongs to a dataset of its own.
Done check_patient_numbers(const Manifest& manifest) {
  for (const std::string_view name : {"re", "checkup", "guidance", "death"}) {
    const TableEntry* table = manifest.find(name);
    if (table == nullptr || table->schema.find("patient_no") != nullptr) continue;
    std::vector<std::string> columns;
    for (const Column& column : table->schema.columns) columns.push_back(column.name);
    return fail(Error(code::column_missing)
                    .at({table->file, 0, ""})
                    .rule("IDP-33")
                    .with("column", "patient_no")
                    .with("columns", join(columns, ", ")));
  }
  return {};
}

}  // namespace

Result<SourceRows> number_rows(engine::Engine& engine, const dataset::Dataset& dataset) {
  const Manifest& manifest = dataset.manifest();
  SourceRows rows;
  rows.receipts = manifest.find("re") != nullptr;
  rows.recipients = manifest.find("recipient") != nullptr;
  rows.patients = rows.recipients || manifest.find("patient") != nullptr;
  if (rows.receipts) {
    RENGA_ASSIGN(rows.receipt_rows, greatest(engine, "re", "receipt"));
  }
  if (rows.patients) {
    RENGA_TRY(check_patient_numbers(manifest));
    if (rows.recipients) RENGA_TRY(engine.run(sql::recipients_as_patients));
    RENGA_TRY(number_patients(engine, dataset));
    return rows;
  }
  RENGA_TRY(number_tables(engine, manifest, rows));
  if (!rows.receipts && rows.numbered.empty()) RENGA_TRY(dataset.table("re"));
  return rows;
}

}  // namespace renga::ids
