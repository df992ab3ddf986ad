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
    return fail(Error(Code::field_bad)
                    .at({dataset.folder().string(), 0, "patient.patient_no"})
                    .rule("IDP-33")
                    .with("field", "patient_no")
                    .with("kind", "key")
                    .with("expected", "one row for each patient"));
  RENGA_TRY(engine.run(sql::patient_rows));
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
    // The check-ups of a hospital belong to its patients and are no source of their own.
    if (rows.recipients) RENGA_TRY(engine.run(sql::recipients_as_patients));
    RENGA_TRY(number_patients(engine, dataset));
    return rows;
  }
  RENGA_TRY(number_tables(engine, manifest, rows));
  if (!rows.receipts && rows.numbered.empty()) RENGA_TRY(dataset.table("re"));
  return rows;
}

}  // namespace renga::ids
