#include "package/archive.hpp"

#include "package/archive_header.hpp"

#include <algorithm>

namespace renga::package {
namespace {

/// Records of pax that a package needs are a few dozen bytes; more is not believed.
constexpr std::uint64_t kRecordBytesMost = 4096;

constexpr std::array<std::uint8_t, kBlockBytes> kZeros{};

std::uint64_t padding_of(std::uint64_t bytes) {
  return (kBlockBytes - bytes % kBlockBytes) % kBlockBytes;
}

Error other(std::string_view reason) {
  return Error(code::package_content_other).rule("PKG-9").with("reason", reason);
}

}  // namespace

Done ArchiveWriter::header(std::string_view name, std::uint64_t bytes, char kind) {
  return take_(block_of({std::string(name), bytes, kind}));
}

Done ArchiveWriter::pad(std::uint64_t bytes) {
  return take_(crypto::Bytes(kZeros).first(padding_of(bytes)));
}

Done ArchiveWriter::begin(std::string_view name, std::uint64_t bytes) {
  if (bytes > kUstarBytesMost) {
    const std::string record = size_record(bytes);
    RENGA_TRY(header(name, record.size(), kExtended));
    RENGA_TRY(take_(crypto::bytes_of(record)));
    RENGA_TRY(pad(record.size()));
  }
  announced_ = left_ = bytes;
  return header(name, bytes, kPlainFile);
}

Done ArchiveWriter::write(crypto::Bytes content) {
  ensure(content.size() <= left_, "a file has the length that was announced");
  left_ -= content.size();
  return take_(content);
}

Done ArchiveWriter::end() {
  ensure(left_ == 0, "a file has the length that was announced");
  return pad(announced_);
}

Done ArchiveWriter::finish() {
  RENGA_TRY(take_(kZeros));
  return take_(kZeros);
}

Done ArchiveReader::take(crypto::Bytes piece) {
  while (!piece.empty()) {
    if (content_left_ > 0) {
      RENGA_TRY(take_content(piece));
    } else if (padding_left_ > 0) {
      RENGA_TRY(take_padding(piece));
    } else {
      const std::size_t count = std::min(piece.size(), block_.size() - filled_);
      std::copy_n(piece.begin(), count, block_.begin() + static_cast<std::ptrdiff_t>(filled_));
      filled_ += count;
      piece = piece.subspan(count);
      if (filled_ == block_.size()) RENGA_TRY(take_block());
    }
  }
  return {};
}

Done ArchiveReader::take_content(crypto::Bytes& piece) {
  const auto part = piece.first(std::min<std::uint64_t>(piece.size(), content_left_));
  if (state_ == State::size_record) {
    record_.append(part.begin(), part.end());
  } else {
    RENGA_TRY(sink_.content(part));
  }
  content_left_ -= part.size();
  piece = piece.subspan(part.size());
  return content_left_ == 0 ? end_content() : Done();
}

Done ArchiveReader::take_padding(crypto::Bytes& piece) {
  const std::size_t count = std::min<std::uint64_t>(piece.size(), padding_left_);
  padding_left_ -= count;
  piece = piece.subspan(count);
  return {};
}

Done ArchiveReader::end_content() {
  const bool was_record = state_ == State::size_record;
  state_ = State::header;
  return was_record ? take_size_record() : sink_.end();
}

Done ArchiveReader::take_size_record() {
  const SizeRecord found = size_among(record_);
  record_.clear();
  if (!found.sound) return fail(other("the archive has a record that it may not have"));
  size_ = found.bytes;
  return {};
}

Done ArchiveReader::take_block() {
  filled_ = 0;
  if (block_ == kZeros) {
    if (++zero_blocks_ >= 2) state_ = State::ended;
    return {};
  }
  if (zero_blocks_ > 0) return fail(other("the archive goes on after its end"));
  const auto header = header_of(block_);
  if (!header) return fail(other("it is not an archive in the format of POSIX"));
  content_left_ = header->bytes;
  padding_left_ = padding_of(header->bytes);
  if (header->kind == kExtended) {
    if (header->bytes == 0 || header->bytes > kRecordBytesMost)
      return fail(other("the archive has a record that it may not have"));
    state_ = State::size_record;
    return {};
  }
  if (header->kind != kPlainFile && header->kind != kOldPlainFile)
    return fail(other("the archive holds something else than plain files"));
  return begin_file(header->name, size_.value_or(header->bytes));
}

Done ArchiveReader::begin_file(std::string_view name, std::uint64_t bytes) {
  size_.reset();
  state_ = State::content;
  content_left_ = bytes;
  padding_left_ = padding_of(bytes);
  RENGA_TRY(sink_.begin(name, bytes));
  return bytes == 0 ? end_content() : Done();
}

Done ArchiveReader::finish() const {
  if (state_ == State::ended && filled_ == 0) return {};
  return fail(other("the archive ends too early"));
}

}  // namespace renga::package
