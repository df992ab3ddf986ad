#pragma once

#include "parquet/chunk.hpp"
#include "table/table.hpp"

#include <span>
#include <string>
#include <vector>

namespace renga::parquet {

inline constexpr std::string_view kMagic = "PAR1";

/// A row group whose chunks lie in the file: one for each column of the table.
struct GroupEntry {
  std::uint32_t rows = 0;
  std::vector<Chunk> chunks;
};

/// The end of a Parquet file: its schema and where everything lies, its length, the magic word.
std::string footer(const TableSchema& schema, std::span<const GroupEntry> groups);

}  // namespace renga::parquet
