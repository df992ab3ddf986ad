#pragma once

#include "parquet/footer.hpp"
#include "parquet/worker.hpp"
#include "table/table.hpp"

#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace renga::parquet {

/// Rows that wait for being written.
struct RowGroup {
  std::vector<ColumnBuffer> columns;
  std::uint32_t rows = 0;
};

/// One table on its way into its file: rows fill a group, full groups go to the worker in order.
class TableFile final : public Appender {
 public:
  /// Without a worker, groups are written where they fill up; the bytes are the same.
  TableFile(const TableSchema& schema, std::filesystem::path file, Worker* worker);

  void null() override { ++column_; }
  void nulls(std::size_t columns) override { column_ += columns; }
  void integer(std::int64_t value) override;
  void decimal(double value) override;
  void text(std::string_view utf8) override;
  void date(Date value) override;
  void boolean(bool value) override;
  void end_row() override;
  std::int64_t rows() const override { return rows_; }
  Done finish() override;

  /// Ends the file with the columns of `kept`, which are some of the table's.
  Done close(const TableSchema& kept);
  const TableSchema& schema() const { return schema_; }

 private:
  std::unique_ptr<RowGroup> empty_group();
  void hand_over();
  void write(std::unique_ptr<RowGroup> group);
  void fill_absent(std::size_t column);
  void put(std::string_view bytes);
  Error failure() const;

  TableSchema schema_;
  std::filesystem::path path_;
  Worker* worker_;
  // Groups whose memory is used again; before the first group, which asks for one.
  std::mutex spare_mutex_;
  std::vector<std::unique_ptr<RowGroup>> spare_;
  std::unique_ptr<RowGroup> group_;
  std::size_t column_ = 0;
  std::int64_t rows_ = 0;
  std::size_t group_text_bytes_ = 0;

  // What the worker's side holds.
  struct WrittenGroup {
    std::uint32_t rows = 0;
    std::vector<std::optional<Chunk>> chunks;
  };
  std::vector<WrittenGroup> written_;
  std::ofstream file_;
  std::int64_t offset_ = 0;
  PagePress press_;
  std::string out_;
};

}  // namespace renga::parquet
