#include "parquet/chunk.hpp"

#include "parquet/thrift.hpp"

#include <zstd.h>

namespace renga::parquet {
namespace {

// Dictionaries have done most of the work by then: higher levels cost time and gain little.
constexpr int kLevel = 1;

// Values of the Parquet format (parquet.thrift).
constexpr std::int32_t kDataPage = 0;
constexpr std::int32_t kDictionaryPage = 2;
constexpr std::int32_t kPlain = 0;
constexpr std::int32_t kHybrid = 3;
constexpr std::int32_t kByDictionary = 8;

std::string page_header(bool is_dictionary, std::uint32_t values, bool by_dictionary,
                        std::size_t raw_bytes, std::size_t stored_bytes) {
  ThriftWriter header;
  header.integer32(1, is_dictionary ? kDictionaryPage : kDataPage);
  header.integer32(2, static_cast<std::int32_t>(raw_bytes));
  header.integer32(3, static_cast<std::int32_t>(stored_bytes));
  header.begin_struct(is_dictionary ? 7 : 5);
  header.integer32(1, static_cast<std::int32_t>(values));
  header.integer32(2, by_dictionary ? kByDictionary : kPlain);
  if (!is_dictionary) {
    header.integer32(3, kHybrid);
    header.integer32(4, kHybrid);
  }
  header.end_struct();
  return header.take();
}

Chunk chunk_of(std::uint32_t rows, std::uint32_t absent, std::int64_t offset) {
  Chunk chunk;
  chunk.offset = offset;
  chunk.data_offset = offset;
  chunk.rows = rows;
  chunk.absent = absent;
  return chunk;
}

}  // namespace

struct PagePress::Context {
  ZSTD_CCtx* zstd = ZSTD_createCCtx();
  Context() = default;
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
  ~Context() { ZSTD_freeCCtx(zstd); }
};

PagePress::PagePress() : context_(std::make_unique<Context>()) {}
PagePress::~PagePress() = default;

void PagePress::put_page(bool is_dictionary, std::uint32_t values, bool by_dictionary, Chunk& chunk,
                         std::string& out) {
  const std::size_t bound = ZSTD_compressBound(raw_.size());
  // It never shrinks: what it grows by is filled with zeros each time.
  if (compressed_.size() < bound) compressed_.resize(bound);
  const std::size_t stored = ZSTD_compressCCtx(context_->zstd, compressed_.data(), bound,
                                               raw_.data(), raw_.size(), kLevel);
  ensure(ZSTD_isError(stored) == 0U, "a page could not be compressed");
  const std::string header = page_header(is_dictionary, values, by_dictionary, raw_.size(), stored);
  out += header;
  out.append(compressed_, 0, stored);
  chunk.raw_bytes += std::ssize(header) + std::ssize(raw_);
  chunk.stored_bytes += std::ssize(header) + static_cast<std::int64_t>(stored);
  raw_.clear();
}

Chunk PagePress::press(const ColumnBuffer& column, std::uint32_t rows, std::int64_t file_offset,
                       std::string& out) {
  Chunk chunk = chunk_of(rows, rows - column.values(), file_offset);
  chunk.dictionary = column.dictionary_entries() > 0;
  chunk.range = column.range();
  if (chunk.dictionary) {
    column.append_dictionary(raw_);
    put_page(true, column.dictionary_entries(), false, chunk, out);
  }
  chunk.data_offset = file_offset + chunk.stored_bytes;
  append_presence(column.presence(), rows, raw_);
  column.append_values(raw_);
  put_page(false, rows, chunk.dictionary, chunk, out);
  return chunk;
}

Chunk PagePress::press_absent(std::uint32_t rows, std::int64_t file_offset, std::string& out) {
  Chunk chunk = chunk_of(rows, rows, file_offset);
  append_presence({}, rows, raw_);
  put_page(false, rows, false, chunk, out);
  return chunk;
}

}  // namespace renga::parquet
