#pragma once

#include "dataset/dataset.hpp"

#include <string_view>
#include <vector>

namespace renga::ids {

/// A table whose rows are numbered and name a person each: check-ups, guidance, deaths.
struct NumberedRows {
  std::string_view table;      ///< also the name of its number
  std::string_view source;     ///< the kind of record whose periods hold for it (IDS-08 …)
  std::string_view date;       ///< the column with the day of the record
  std::int64_t first_row = 0;  ///< what is added to its numbers
  std::int64_t last_row = 0;
};

/// What the rows of a request number, the same when it is asked and when its answer is attached
/// (IDP-29).
struct SourceRows {
  bool receipts = false;
  bool patients = false;
  bool recipients = false;  ///< the patients are those of the ledger of care insurance
  std::int64_t receipt_rows = 0;
  std::vector<NumberedRows> numbered;
};

/// Looks at the tables of a source dataset, which are views of the engine already. Patients are
/// numbered in the table patient_row. A dataset without any person's table is table_missing; a
/// patient_no that stands twice is field_bad.
Result<SourceRows> number_rows(engine::Engine& engine, const dataset::Dataset& dataset);

}  // namespace renga::ids
