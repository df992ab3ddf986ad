#pragma once

#include "parquet/chunk.hpp"
#include "parquet/copied_file.hpp"
#include "parquet/parquet.hpp"
#include "parquet/worker.hpp"

#include <fstream>
#include <mutex>

namespace renga::parquet {

/// A file on its way into another one: the numbers of a row group wait until they are complete,
/// then the worker writes them, and the pages of the other columns behind them.
class ReplacedFile {
 public:
  ReplacedFile(const TableSchema& schema, std::string_view column, CopiedFile source,
               const std::filesystem::path& from, const std::filesystem::path& to,
               Replacement::Watch watch);

  std::int64_t rows() const { return source_.rows; }
  void put(std::span<const std::int64_t> numbers);
  Done finish();

 private:
  using Numbers = std::unique_ptr<std::vector<std::int64_t>>;

  Numbers empty_numbers();
  void hand_over();
  // The worker's side.
  void write(std::size_t group, Numbers numbers);
  void copy(const CopiedGroup& group);
  void copy_piece(std::int64_t offset, std::int64_t bytes);
  void put_bytes(std::string_view bytes);
  std::string footer() const;
  void put_groups(ThriftWriter& out) const;
  void put_copied(const CopiedChunk& chunk, std::int64_t offset, ThriftWriter& out) const;

  std::size_t place_;  ///< of the column among the others
  Column column_;
  CopiedFile source_;
  std::filesystem::path from_;
  std::filesystem::path to_;

  std::mutex spare_mutex_;
  std::vector<Numbers> spare_;
  Numbers numbers_;
  std::size_t group_ = 0;

  std::ifstream in_;
  std::ofstream out_;
  std::int64_t offset_ = 0;
  Replacement::Watch watch_;
  ColumnBuffer pressed_;
  PagePress press_;
  std::string pages_;
  std::string piece_;
  struct WrittenGroup {
    Chunk numbers;
    std::vector<std::int64_t> offsets;  ///< of every chunk of the group
  };
  std::vector<WrittenGroup> written_;
  // Declared last: it ends before what its jobs use.
  Worker worker_;
};

}  // namespace renga::parquet
