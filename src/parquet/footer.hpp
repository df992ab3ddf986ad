#pragma once

#include "parquet/chunk.hpp"
#include "parquet/thrift.hpp"
#include "table/table.hpp"

#include <optional>
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

/// How a column's values are to be understood where its physical type does not say it.
std::optional<std::int32_t> converted_type(Physical physical);

/// What a footer says of one column of a row group, as an element of a list.
void put_chunk(const Column& column, const Chunk& chunk, ThriftWriter& out);

/// Ends the record that `out` holds as the end of a file: the record, its length, the magic word.
std::string end_of_file(ThriftWriter& out);

/// The end of a Parquet file: its schema and where everything lies, its length, the magic word.
std::string footer(const TableSchema& schema, std::span<const GroupEntry> groups);

}  // namespace renga::parquet
