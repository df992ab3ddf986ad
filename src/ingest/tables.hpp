#pragma once

#include "table/table.hpp"

namespace renga::ingest {

/// Where rows of tables go. Sources see no more of the engine than this.
class Tables {
 public:
  virtual ~Tables() = default;
  /// Where rows of that table go; the table is made at the first call.
  virtual Result<Appender*> rows_of(const TableSchema& schema) = 0;
};

}  // namespace renga::ingest
