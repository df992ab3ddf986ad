#include "parquet/footer.hpp"

#include <array>

namespace renga::parquet {
namespace {

// Values of the Parquet format (parquet.thrift).
constexpr std::int32_t kVersion = 1;
constexpr std::int32_t kOptional = 1;
constexpr std::int32_t kUtf8 = 0;
constexpr std::int32_t kDate = 6;
constexpr std::int32_t kZstd = 6;
constexpr std::array<std::int32_t, 2> kPlainEncodings = {0, 3};
constexpr std::array<std::int32_t, 3> kDictionaryEncodings = {0, 3, 8};

}  // namespace

std::optional<std::int32_t> converted_type(Physical physical) {
  if (physical == Physical::bytes) return kUtf8;
  if (physical == Physical::integer32) return kDate;
  return std::nullopt;
}

namespace {

void put_schema(const TableSchema& schema, ThriftWriter& out) {
  out.begin_list_of_structs(2, schema.columns.size() + 1);
  out.begin_element();
  out.text(4, schema.name);
  out.integer32(5, static_cast<std::int32_t>(schema.columns.size()));
  out.end_struct();
  for (const Column& column : schema.columns) {
    const Physical physical = physical_of(column.type);
    out.begin_element();
    out.integer32(1, static_cast<std::int32_t>(physical));
    out.integer32(3, kOptional);
    out.text(4, column.name);
    if (const auto converted = converted_type(physical)) out.integer32(6, *converted);
    out.end_struct();
  }
}

std::string range_bytes(Physical physical, std::int64_t value) {
  std::string bytes;
  if (physical == Physical::integer32)
    append_number(static_cast<std::int32_t>(value), bytes);
  else
    append_number(value, bytes);
  return bytes;
}

void put_statistics(Physical physical, const Chunk& chunk, ThriftWriter& out) {
  out.begin_struct(12);
  out.integer64(3, chunk.absent);
  if (chunk.range) {
    out.text(5, range_bytes(physical, chunk.range->most));
    out.text(6, range_bytes(physical, chunk.range->least));
  }
  out.end_struct();
}

void put_encodings(const Chunk& chunk, ThriftWriter& out) {
  const std::span<const std::int32_t> encodings =
      chunk.dictionary ? std::span<const std::int32_t>(kDictionaryEncodings) : kPlainEncodings;
  out.begin_list_of_integers(2, encodings.size());
  for (const std::int32_t encoding : encodings) out.integer_element(encoding);
}

}  // namespace

void put_chunk(const Column& column, const Chunk& chunk, ThriftWriter& out) {
  const Physical physical = physical_of(column.type);
  out.begin_element();
  out.integer64(2, chunk.offset);
  out.begin_struct(3);
  out.integer32(1, static_cast<std::int32_t>(physical));
  put_encodings(chunk, out);
  out.begin_list_of_texts(3, 1);
  out.text_element(column.name);
  out.integer32(4, kZstd);
  out.integer64(5, chunk.rows);
  out.integer64(6, chunk.raw_bytes);
  out.integer64(7, chunk.stored_bytes);
  out.integer64(9, chunk.data_offset);
  if (chunk.dictionary) out.integer64(11, chunk.offset);
  put_statistics(physical, chunk, out);
  out.end_struct();
  out.end_struct();
}

namespace {

void put_group(const TableSchema& schema, const GroupEntry& group, ThriftWriter& out) {
  std::int64_t raw_bytes = 0;
  for (const Chunk& chunk : group.chunks) raw_bytes += chunk.raw_bytes;
  out.begin_element();
  out.begin_list_of_structs(1, schema.columns.size());
  for (std::size_t i = 0; i < schema.columns.size(); ++i)
    put_chunk(schema.columns[i], group.chunks[i], out);
  out.integer64(2, raw_bytes);
  out.integer64(3, group.rows);
  out.end_struct();
}

}  // namespace

std::string end_of_file(ThriftWriter& out) {
  std::string bytes = out.take();
  append_number(static_cast<std::uint32_t>(bytes.size()), bytes);
  return bytes + std::string(kMagic);
}

std::string footer(const TableSchema& schema, std::span<const GroupEntry> groups) {
  std::int64_t rows = 0;
  for (const GroupEntry& group : groups) rows += group.rows;
  ThriftWriter out;
  out.integer32(1, kVersion);
  put_schema(schema, out);
  out.integer64(3, rows);
  out.begin_list_of_structs(4, groups.size());
  for (const GroupEntry& group : groups) put_group(schema, group, out);
  out.text(6, "renga");
  return end_of_file(out);
}

}  // namespace renga::parquet
