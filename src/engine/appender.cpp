#include "engine/appender.hpp"

#include "engine/handles.hpp"
#include "engine/values.hpp"

namespace renga::engine {
namespace {

/// Writes straight into the vectors of one chunk and hands the chunk over when it is full.
class ChunkAppender final : public Appender {
 public:
  ChunkAppender(AppenderHandle appender, const TableSchema& schema)
      : appender_(std::move(appender)), name_(schema.name) {
    std::vector<LogicalTypeHandle> owners;
    std::vector<duckdb_logical_type> types;
    for (const Column& column : schema.columns) {
      owners.emplace_back(duckdb_create_logical_type(engine_type(column.type)));
      types.push_back(owners.back().get());
    }
    chunk_ = ChunkHandle(duckdb_create_data_chunk(types.data(), types.size()));
    column_count_ = types.size();
    refresh();
  }

  void null() override {
    duckdb_vector_ensure_validity_writable(vectors_[column_]);
    duckdb_validity_set_row_invalid(duckdb_vector_get_validity(vectors_[column_]), row_);
    ++column_;
  }
  void integer(std::int64_t value) override { put(value); }
  void decimal(double value) override { put(value); }
  void boolean(bool value) override { put(value); }
  void date(Date value) override { put(duckdb_date{value.days()}); }
  void text(std::string_view utf8) override {
    duckdb_vector_assign_string_element_len(vectors_[column_], row_, utf8.data(), utf8.size());
    ++column_;
  }

  void end_row() override {
    ensure(column_ == column_count_, "a row was ended before all of its columns were given");
    column_ = 0;
    ++row_;
    ++rows_;
    if (row_ == duckdb_vector_size()) hand_over();
  }

  std::int64_t rows() const override { return rows_; }

  Done finish() override {
    hand_over();
    const bool flushed = duckdb_appender_close(appender_.get()) == DuckDBSuccess;
    if (failed_ || !flushed)
      return fail(Error(code::engine_failed)
                      .with("statement", "append to " + name_)
                      .with("reason", "the rows could not be stored"));
    return {};
  }

 private:
  template <typename T>
  void put(T value) {
    static_cast<T*>(data_[column_])[row_] = value;
    ++column_;
  }

  void refresh() {
    vectors_.clear();
    data_.clear();
    for (std::size_t i = 0; i < column_count_; ++i) {
      vectors_.push_back(duckdb_data_chunk_get_vector(chunk_.get(), i));
      data_.push_back(duckdb_vector_get_data(vectors_.back()));
    }
  }

  void hand_over() {
    if (row_ == 0) return;
    duckdb_data_chunk_set_size(chunk_.get(), row_);
    // A failed chunk is remembered; finish() reports it, so that the caller's loop stays simple.
    if (duckdb_append_data_chunk(appender_.get(), chunk_.get()) != DuckDBSuccess) failed_ = true;
    duckdb_data_chunk_reset(chunk_.get());
    refresh();
    row_ = 0;
  }

  AppenderHandle appender_;
  std::string name_;
  ChunkHandle chunk_;
  std::vector<duckdb_vector> vectors_;
  std::vector<void*> data_;
  std::size_t column_count_ = 0;
  std::size_t column_ = 0;
  idx_t row_ = 0;
  std::int64_t rows_ = 0;
  bool failed_ = false;
};

}  // namespace

Result<std::unique_ptr<Appender>> open_appender(duckdb_connection connection,
                                                const TableSchema& schema) {
  AppenderHandle appender;
  if (duckdb_appender_create(connection, nullptr, schema.name.c_str(), appender.slot()) !=
      DuckDBSuccess)
    return fail(Error(code::engine_failed)
                    .with("statement", "append to " + schema.name)
                    .with("reason", "there is no such table"));
  return std::make_unique<ChunkAppender>(std::move(appender), schema);
}

}  // namespace renga::engine
