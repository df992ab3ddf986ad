#include "parquet/copied_file.hpp"

#include "parquet/footer.hpp"

#include <algorithm>
#include <fstream>

namespace renga::parquet {
namespace {

// Numbers of fields and values of the Parquet format (parquet.thrift).
constexpr std::int32_t kOptional = 1;
constexpr std::int32_t kZstd = 6;
constexpr std::int32_t kWholeNumber = 18;  ///< INT_64, which says no more than the physical type

constexpr std::size_t kTailBytes = 8;  ///< length and magic word
/// Far more than the row groups of any table here need.
constexpr std::uint32_t kMostFooterBytes = std::uint32_t{1} << 30U;

using Fields = std::vector<ThriftField>;

const ThriftField* find(const Fields& fields, int number) {
  const auto found = std::ranges::find(fields, number, &ThriftField::number);
  return found == fields.end() ? nullptr : &*found;
}

std::optional<std::int64_t> integer(const Fields& fields, int number) {
  const ThriftField* field = find(fields, number);
  return field == nullptr ? std::nullopt : field->integer();
}

std::optional<std::string_view> text(const Fields& fields, int number) {
  const ThriftField* field = find(fields, number);
  return field == nullptr ? std::nullopt : field->text();
}

std::vector<std::string_view> structures(const Fields& fields, int number) {
  const ThriftField* field = find(fields, number);
  if (field == nullptr) return {};
  return field->structures().value_or(std::vector<std::string_view>());
}

bool has_only(const Fields& fields, std::initializer_list<int> known) {
  return std::ranges::all_of(fields, [known](const ThriftField& field) {
    return std::ranges::find(known, field.number) != known.end();
  });
}

/// Whether a record of the schema says what the column is, and nothing else.
bool is_column(std::string_view bytes, const Column& column) {
  const auto fields = thrift_fields(bytes);
  // type, repetition, name, converted type
  if (!fields || !has_only(*fields, {1, 3, 4, 6})) return false;
  const Physical physical = physical_of(column.type);
  const auto converted = integer(*fields, 6);
  const bool understood = converted == converted_type(physical) ||
                          (physical == Physical::integer64 && converted == kWholeNumber);
  return integer(*fields, 1) == static_cast<std::int64_t>(physical) &&
         integer(*fields, 3) == kOptional && text(*fields, 4) == column.name && understood;
}

bool is_schema(const std::vector<std::string_view>& records, const TableSchema& schema) {
  if (records.size() != schema.columns.size() + 1) return false;
  for (std::size_t i = 0; i < schema.columns.size(); ++i)
    if (!is_column(records[i + 1], schema.columns[i])) return false;
  return true;
}

std::optional<CopiedChunk> chunk_of(std::string_view bytes, std::int64_t rows,
                                    std::int64_t end_of_pages) {
  const auto outer = thrift_fields(bytes);
  // 1 names another file, 8 and 9 encrypt. 4 to 7 say where indexes lie, which are not copied.
  if (!outer || !has_only(*outer, {2, 3, 4, 5, 6, 7})) return std::nullopt;
  const ThriftField* record = find(*outer, 3);
  if (record == nullptr) return std::nullopt;
  auto fields = record->fields();
  if (!fields) return std::nullopt;
  const auto raw_bytes = integer(*fields, 6);
  const auto stored_bytes = integer(*fields, 7);
  const auto data = integer(*fields, 9);
  const bool known = integer(*fields, 4) == kZstd && integer(*fields, 5) == rows && raw_bytes &&
                     stored_bytes && data;
  if (!known) return std::nullopt;
  CopiedChunk chunk{*data, *raw_bytes, *stored_bytes, std::move(*fields)};
  const auto dictionary = integer(chunk.fields, 11);
  if (dictionary) chunk.offset = std::min(chunk.offset, *dictionary);
  const bool lies_inside = chunk.offset >= std::ssize(kMagic) && chunk.stored_bytes > 0 &&
                           chunk.stored_bytes <= end_of_pages &&
                           chunk.offset <= end_of_pages - chunk.stored_bytes;
  if (!lies_inside) return std::nullopt;
  return chunk;
}

std::optional<CopiedGroup> group_of(std::string_view bytes, std::size_t columns,
                                    std::int64_t end_of_pages) {
  const auto fields = thrift_fields(bytes);
  if (!fields) return std::nullopt;
  const auto raw_bytes = integer(*fields, 2);
  const auto rows = integer(*fields, 3);
  if (!raw_bytes || !rows || *rows <= 0 || *rows > INT32_MAX) return std::nullopt;
  CopiedGroup group{static_cast<std::uint32_t>(*rows), *raw_bytes, {}};
  for (const std::string_view record : structures(*fields, 1)) {
    auto chunk = chunk_of(record, *rows, end_of_pages);
    if (!chunk) return std::nullopt;
    group.chunks.push_back(std::move(*chunk));
  }
  if (group.chunks.size() != columns) return std::nullopt;
  return group;
}

std::optional<CopiedFile> file_of(std::unique_ptr<const std::string> bytes,
                                  const TableSchema& schema, std::int64_t end_of_pages) {
  CopiedFile file;
  auto fields = thrift_fields(*bytes);
  // version, schema, rows, groups, notes, writer, orders; 8 and 9 encrypt
  if (!fields || !has_only(*fields, {1, 2, 3, 4, 5, 6, 7})) return std::nullopt;
  file.fields = std::move(*fields);
  file.bytes = std::move(bytes);
  const auto rows = integer(file.fields, 3);
  if (!rows || !is_schema(structures(file.fields, 2), schema)) return std::nullopt;
  for (const std::string_view record : structures(file.fields, 4)) {
    auto group = group_of(record, schema.columns.size(), end_of_pages);
    if (!group) return std::nullopt;
    file.rows += group->rows;
    file.groups.push_back(std::move(*group));
  }
  if (file.rows != *rows) return std::nullopt;
  return file;
}

Error unreadable(const std::filesystem::path& file) {
  return Error(code::file_unreadable)
      .with("path", file.filename().string())
      .with("reason", "the end of the file could not be read");
}

}  // namespace

Result<std::optional<CopiedFile>> CopiedFile::read(const std::filesystem::path& file,
                                                   const TableSchema& schema) {
  std::ifstream in(file, std::ios::binary | std::ios::ate);
  const auto size = static_cast<std::int64_t>(in.tellg());
  if (!in) return fail(unreadable(file));
  if (size < static_cast<std::int64_t>(kTailBytes + kMagic.size())) return std::nullopt;
  std::string tail(kTailBytes, '\0');
  in.seekg(size - std::ssize(tail));
  if (!in.read(tail.data(), std::ssize(tail))) return fail(unreadable(file));
  std::uint32_t length = 0;
  std::memcpy(&length, tail.data(), sizeof length);
  const std::int64_t end_of_pages = size - std::ssize(tail) - length;
  const bool is_footer = tail.ends_with(kMagic) && length <= kMostFooterBytes && end_of_pages >= 0;
  if (!is_footer) return std::nullopt;
  auto bytes = std::make_unique<std::string>(length, '\0');
  in.seekg(end_of_pages);
  if (!in.read(bytes->data(), std::ssize(*bytes))) return fail(unreadable(file));
  return file_of(std::move(bytes), schema, end_of_pages);
}

}  // namespace renga::parquet
