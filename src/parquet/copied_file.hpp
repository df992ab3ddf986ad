#pragma once

#include "base/base.hpp"
#include "parquet/thrift.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace renga::parquet {

/// The pages of a column of a row group in a file that is copied.
struct CopiedChunk {
  std::int64_t offset = 0;
  std::int64_t raw_bytes = 0;
  std::int64_t stored_bytes = 0;
  /// Its record in the footer, as it was read.
  std::vector<ThriftField> fields;
};

struct CopiedGroup {
  std::uint32_t rows = 0;
  std::int64_t raw_bytes = 0;
  std::vector<CopiedChunk> chunks;
};

/// What the footer of a file says that pages can be copied from.
struct CopiedFile {
  std::int64_t rows = 0;
  std::vector<ThriftField> fields;
  std::vector<CopiedGroup> groups;
  std::unique_ptr<const std::string> bytes;  ///< where the fields lie

  /// Reads the end of `file`. Nothing where its pages cannot be taken over as they are: because it
  /// is no flat table of optional columns of just these names and types under zstd, or has parts
  /// that a copy would have to understand (encryption, other files). Errors: file_unreadable.
  static Result<std::optional<CopiedFile>> read(const std::filesystem::path& file,
                                                const TableSchema& schema);
};

}  // namespace renga::parquet
