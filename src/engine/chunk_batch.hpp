#pragma once

#include "engine/engine.hpp"

#include <duckdb.h>

namespace renga::engine {

/// A chunk of the engine's as a batch.
class ChunkBatch final : public Batch {
 public:
  explicit ChunkBatch(duckdb_data_chunk chunk) : rows_(duckdb_data_chunk_get_size(chunk)) {
    const idx_t columns = duckdb_data_chunk_get_column_count(chunk);
    for (idx_t i = 0; i < columns; ++i) {
      duckdb_vector vector = duckdb_data_chunk_get_vector(chunk, i);
      columns_.push_back({duckdb_vector_get_data(vector), duckdb_vector_get_validity(vector)});
    }
  }

  std::size_t rows() const override { return rows_; }

  bool is_null(std::size_t column, std::size_t row) const override {
    std::uint64_t* validity = columns_[column].validity;
    return validity != nullptr && !duckdb_validity_row_is_valid(validity, row);
  }

  std::string_view text(std::size_t column, std::size_t row) const override {
    duckdb_string_t& text = static_cast<duckdb_string_t*>(columns_[column].data)[row];
    return {duckdb_string_t_data(&text), duckdb_string_t_length(text)};
  }

  std::int64_t integer(std::size_t column, std::size_t row) const override {
    return static_cast<std::int64_t*>(columns_[column].data)[row];
  }

  Date date(std::size_t column, std::size_t row) const override {
    return Date::from_days(static_cast<duckdb_date*>(columns_[column].data)[row].days);
  }

  std::span<const std::int64_t> integers(std::size_t column) const override {
    return {static_cast<const std::int64_t*>(columns_[column].data), rows_};
  }

 private:
  struct ColumnView {
    void* data;
    std::uint64_t* validity;
  };
  std::vector<ColumnView> columns_;
  std::size_t rows_;
};

}  // namespace renga::engine
