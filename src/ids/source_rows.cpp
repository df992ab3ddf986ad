#include "ids/source_rows.hpp"

#include "ids/sql.hpp"

namespace renga::ids {
namespace {

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
  SourceRows rows{manifest.find("re") != nullptr, manifest.find("checkup") != nullptr,
                  manifest.find("patient") != nullptr, 0};
  if (rows.patients) {
    // The check-ups of a hospital belong to its patients and are no source of their own.
    rows.checkups = false;
    RENGA_TRY(number_patients(engine, dataset));
  } else if (!rows.receipts && !rows.checkups) {
    RENGA_TRY(dataset.table("re"));
  }
  if (rows.receipts) {
    RENGA_ASSIGN(rows.first_checkup_row, engine.integer(sql::first_checkup_row));
  }
  return rows;
}

}  // namespace renga::ids
