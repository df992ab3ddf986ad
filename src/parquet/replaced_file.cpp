#include "parquet/replaced_file.hpp"

#include "parquet/footer.hpp"

#include <algorithm>
#include <array>

namespace renga::parquet {
namespace {

constexpr std::int64_t kPieceBytes = std::int64_t{1} << 20U;

/// Fields of a column's record that hold for the copy: all but the places (9, 11), which move, and
/// what leads to parts that are not copied (notes 8, index page 10, Bloom filter 14 and 15).
bool is_kept(const ThriftField& field) {
  constexpr std::array kNotKept = {8, 9, 10, 11, 14, 15};
  return std::ranges::find(kNotKept, field.number) == kNotKept.end();
}

/// Without a dictionary, whatever its role: numbers of persons differ in nearly every receipt.
Column key_like(Column column) {
  column.role = Role::key;
  return column;
}

std::size_t place_of(const TableSchema& schema, std::string_view column) {
  const Column* found = schema.find(column);
  ensure(found != nullptr && found->type == Type::integer,
         "the column to be replaced is not one of whole numbers");
  return static_cast<std::size_t>(found - schema.columns.data());
}

}  // namespace

ReplacedFile::ReplacedFile(const TableSchema& schema, std::string_view column, CopiedFile source,
                           const std::filesystem::path& from, const std::filesystem::path& to,
                           Replacement::Watch watch)
    : place_(place_of(schema, column)),
      column_(schema.columns[place_]),
      source_(std::move(source)),
      from_(from),
      to_(to),
      numbers_(empty_numbers()),
      in_(from, std::ios::binary),
      out_(to, std::ios::binary | std::ios::trunc),
      watch_(std::move(watch)),
      pressed_(key_like(column_)) {
  put_bytes(kMagic);
}

ReplacedFile::Numbers ReplacedFile::empty_numbers() {
  const std::scoped_lock lock(spare_mutex_);
  if (spare_.empty()) return std::make_unique<std::vector<std::int64_t>>();
  Numbers numbers = std::move(spare_.back());
  spare_.pop_back();
  return numbers;
}

void ReplacedFile::put(std::span<const std::int64_t> numbers) {
  while (!numbers.empty()) {
    ensure(group_ < source_.groups.size(), "more numbers than the file has rows");
    const std::size_t rows = source_.groups[group_].rows;
    const auto fitting = numbers.first(std::min(numbers.size(), rows - numbers_->size()));
    numbers_->insert(numbers_->end(), fitting.begin(), fitting.end());
    numbers = numbers.subspan(fitting.size());
    if (numbers_->size() == rows) hand_over();
  }
}

void ReplacedFile::hand_over() {
  // A job is copied by its container, so the numbers travel as a plain pointer for a moment.
  worker_.give(
      [this, group = group_, numbers = numbers_.release()] { write(group, Numbers(numbers)); });
  numbers_ = empty_numbers();
  ++group_;
}

void ReplacedFile::put_bytes(std::string_view bytes) {
  out_.write(bytes.data(), std::ssize(bytes));
  offset_ += std::ssize(bytes);
  watch_(bytes);
}

void ReplacedFile::write(std::size_t group, Numbers numbers) {
  const CopiedGroup& source = source_.groups[group];
  pages_.clear();
  pressed_.clear();
  pressed_.put_keys(*numbers);
  WrittenGroup& written = written_.emplace_back();
  written.numbers = press_.press(pressed_, source.rows, offset_, pages_);
  put_bytes(pages_);
  copy(source);
  numbers->clear();
  const std::scoped_lock lock(spare_mutex_);
  spare_.push_back(std::move(numbers));
}

/// Takes over the other columns, in pieces as large as they lie together.
void ReplacedFile::copy(const CopiedGroup& group) {
  std::vector<std::int64_t>& offsets = written_.back().offsets;
  std::int64_t begin = 0;
  std::int64_t end = 0;
  for (std::size_t i = 0; i < group.chunks.size(); ++i) {
    const CopiedChunk& chunk = group.chunks[i];
    if (i == place_) {
      offsets.push_back(written_.back().numbers.offset);
      continue;
    }
    if (chunk.offset != end) {
      copy_piece(begin, end - begin);
      begin = chunk.offset;
    }
    end = chunk.offset + chunk.stored_bytes;
    offsets.push_back(offset_ + chunk.offset - begin);
  }
  copy_piece(begin, end - begin);
}

void ReplacedFile::copy_piece(std::int64_t offset, std::int64_t bytes) {
  in_.seekg(offset);
  while (bytes > 0 && in_) {
    piece_.resize(static_cast<std::size_t>(std::min(bytes, kPieceBytes)));
    in_.read(piece_.data(), std::ssize(piece_));
    put_bytes(piece_);
    bytes -= std::ssize(piece_);
  }
}

Done ReplacedFile::finish() {
  worker_.drain();
  ensure(group_ == source_.groups.size() && numbers_->empty(),
         "fewer numbers than the file has rows");
  put_bytes(footer());
  out_.close();
  if (!in_)
    return fail(Error(code::file_unreadable)
                    .with("path", from_.filename().string())
                    .with("reason", "the file ended before its last page"));
  if (!out_)
    return fail(Error(code::write_failed)
                    .with("path", to_.filename().string())
                    .with("reason", "the disk did not take the rows"));
  return {};
}

std::string ReplacedFile::footer() const {
  // Notes (5) say something of whoever wrote the source.
  ThriftWriter out;
  for (const ThriftField& field : source_.fields)
    if (field.number < 4) out.as_read(field);
  put_groups(out);
  out.text(6, "renga");
  for (const ThriftField& field : source_.fields)
    if (field.number == 7) out.as_read(field);
  return end_of_file(out);
}

void ReplacedFile::put_groups(ThriftWriter& out) const {
  out.begin_list_of_structs(4, source_.groups.size());
  for (std::size_t g = 0; g < source_.groups.size(); ++g) {
    const CopiedGroup& group = source_.groups[g];
    const WrittenGroup& written = written_[g];
    out.begin_element();
    out.begin_list_of_structs(1, group.chunks.size());
    for (std::size_t i = 0; i < group.chunks.size(); ++i)
      if (i == place_)
        put_chunk(column_, written.numbers, out);
      else
        put_copied(group.chunks[i], written.offsets[i], out);
    out.integer64(2, group.raw_bytes - group.chunks[place_].raw_bytes + written.numbers.raw_bytes);
    out.integer64(3, group.rows);
    out.end_struct();
  }
}

void ReplacedFile::put_copied(const CopiedChunk& chunk, std::int64_t offset,
                              ThriftWriter& out) const {
  const std::int64_t moved = offset - chunk.offset;
  out.begin_element();
  out.integer64(2, offset);
  out.begin_struct(3);
  for (const ThriftField& field : chunk.fields) {
    if (is_kept(field)) out.as_read(field);
    if (field.number == 9 || field.number == 11)
      out.integer64(field.number, *field.integer() + moved);
  }
  out.end_struct();
  out.end_struct();
}

struct Replacement::Implementation : ReplacedFile {
  using ReplacedFile::ReplacedFile;
};

Result<std::optional<Replacement>> Replacement::open(const TableSchema& schema,
                                                     std::string_view column,
                                                     const std::filesystem::path& from,
                                                     const std::filesystem::path& to, Watch watch) {
  RENGA_ASSIGN(std::optional<CopiedFile> source, CopiedFile::read(from, schema));
  if (!source) return std::nullopt;
  return Replacement(std::make_unique<Implementation>(schema, column, std::move(*source), from, to,
                                                      std::move(watch)));
}

Replacement::Replacement(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}
Replacement::Replacement(Replacement&&) noexcept = default;
Replacement& Replacement::operator=(Replacement&&) noexcept = default;
Replacement::~Replacement() = default;

std::int64_t Replacement::rows() const {
  return implementation_->rows();
}
void Replacement::put(std::span<const std::int64_t> numbers) {
  implementation_->put(numbers);
}
Done Replacement::finish() {
  return implementation_->finish();
}

}  // namespace renga::parquet
