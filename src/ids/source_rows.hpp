#pragma once

#include "dataset/dataset.hpp"

namespace renga::ids {

/// What the rows of a request number, the same when it is asked and when its answer is attached
/// (IDP-29).
struct SourceRows {
  bool receipts = false;
  bool checkups = false;
  bool patients = false;
  /// What is added to the number of a check-up.
  std::int64_t first_checkup_row = 0;
};

/// Looks at the tables of a source dataset, which are views of the engine already. Patients are
/// numbered in the table patient_row. A dataset without any person's table is table_missing; a
/// patient_no that stands twice is field_bad.
Result<SourceRows> number_rows(engine::Engine& engine, const dataset::Dataset& dataset);

}  // namespace renga::ids
