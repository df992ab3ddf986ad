#pragma once

#include "anonymize/plan.hpp"

#include <memory>
#include <string>
#include <vector>

namespace renga::anonymize {

/// The functions that take plain lines of a CSV file apart (ANP-100): codes of several columns at
/// once, packed into one number, and single fields as text. A line with a quote, or with another
/// number of fields, ends the statement; the general reader then takes the file.
class CsvFields {
 public:
  /// Makes the functions for the columns of a table callable. `number` tells them from those of an
  /// earlier attempt.
  static Result<CsvFields> define(const TablePlan& table, char separator, std::int64_t number,
                                  engine::Engine& engine);

  /// What is made of a line: packs of codes, and the fields that are not in them by their names.
  const std::vector<engine::Expression>& parts() const { return parts_; }
  /// The columns as they are stored, over what parts() made.
  const std::vector<engine::Expression>& columns() const { return columns_; }

 private:
  std::vector<engine::Expression> parts_;
  std::vector<engine::Expression> columns_;
};

}  // namespace renga::anonymize
