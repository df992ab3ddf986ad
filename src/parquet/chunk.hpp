#pragma once

#include "parquet/column_buffer.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace renga::parquet {

/// Where a column of a row group lies in the file, and what its reader must know.
struct Chunk {
  std::int64_t offset = 0;       ///< of its first page
  std::int64_t data_offset = 0;  ///< of its data page; the same where there is no dictionary
  std::int64_t raw_bytes = 0;
  std::int64_t stored_bytes = 0;
  std::int64_t rows = 0;
  std::int64_t absent = 0;
  bool dictionary = false;
  std::optional<ColumnBuffer::Range> range;
};

/// Compresses pages with zstd, one after the other in the same memory.
class PagePress {
 public:
  PagePress();
  ~PagePress();
  PagePress(const PagePress&) = delete;
  PagePress& operator=(const PagePress&) = delete;

  /// Appends the pages of a column to `out`, which begins at `file_offset` of the file.
  Chunk press(const ColumnBuffer& column, std::uint32_t rows, std::int64_t file_offset,
              std::string& out);
  /// A column without any value.
  Chunk press_absent(std::uint32_t rows, std::int64_t file_offset, std::string& out);

 private:
  struct Context;

  void put_page(bool is_dictionary, std::uint32_t values, bool by_dictionary, Chunk& chunk,
                std::string& out);

  std::unique_ptr<Context> context_;
  std::string raw_;
  std::string compressed_;
};

}  // namespace renga::parquet
