#pragma once

// Owners of the engine's C handles: each is destroyed exactly once, by its own function.

#include <utility>

#include <duckdb.h>

namespace renga::engine {

/// Owns one C handle of type `Handle`, freed by `destroy`.
template <typename Handle, auto destroy>
class Owned {
 public:
  Owned() = default;
  explicit Owned(Handle handle) : handle_(handle) {}
  Owned(Owned&& other) noexcept : handle_(std::exchange(other.handle_, Handle{})) {}
  Owned& operator=(Owned&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  ~Owned() {
    if (handle_ != nullptr) destroy(&handle_);
  }

  Handle get() const { return handle_; }
  /// For the C functions that fill in a handle.
  Handle* slot() { return &handle_; }

 private:
  Handle handle_{};
};

using DatabaseHandle = Owned<duckdb_database, &duckdb_close>;
using ConnectionHandle = Owned<duckdb_connection, &duckdb_disconnect>;
using ConfigHandle = Owned<duckdb_config, &duckdb_destroy_config>;
using StatementHandle = Owned<duckdb_prepared_statement, &duckdb_destroy_prepare>;
using ChunkHandle = Owned<duckdb_data_chunk, &duckdb_destroy_data_chunk>;
using LogicalTypeHandle = Owned<duckdb_logical_type, &duckdb_destroy_logical_type>;
using ValueHandle = Owned<duckdb_value, &duckdb_destroy_value>;
using AppenderHandle = Owned<duckdb_appender, &duckdb_appender_destroy>;
using FunctionHandle = Owned<duckdb_scalar_function, &duckdb_destroy_scalar_function>;

/// A result is a structure, not a handle; it is destroyed all the same.
class ResultHandle {
 public:
  ResultHandle() = default;
  ResultHandle(const ResultHandle&) = delete;
  ResultHandle& operator=(const ResultHandle&) = delete;
  ~ResultHandle() { duckdb_destroy_result(&result_); }
  duckdb_result& get() { return result_; }

 private:
  duckdb_result result_{};
};

}  // namespace renga::engine
