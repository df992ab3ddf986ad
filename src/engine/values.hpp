#pragma once

#include "engine/engine.hpp"
#include "engine/handles.hpp"

#include <duckdb.h>

namespace renga::engine {

/// The engine's type for a column type of ours.
duckdb_type engine_type(Type type);

/// A parameter value in the engine's form.
ValueHandle to_engine(const Value& value);

/// Reads the values of one result chunk, column by column.
class ChunkReader {
 public:
  explicit ChunkReader(duckdb_data_chunk chunk);
  std::size_t rows() const { return rows_; }
  Row row(std::size_t index) const;

 private:
  struct ColumnView {
    duckdb_type type;
    void* data;
    std::uint64_t* validity;
  };
  Value value(const ColumnView& column, std::size_t row) const;

  std::vector<ColumnView> columns_;
  std::size_t rows_;
};

}  // namespace renga::engine
