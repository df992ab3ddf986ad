#pragma once

#include "base/base.hpp"
#include "crypto/crypto.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::package {

using TakeBytes = std::function<Done(crypto::Bytes)>;

inline constexpr std::size_t kBlockBytes = 512;

/// Writes an archive in the interchange format of POSIX (IEEE Std 1003.1, pax; plain ustar where no
/// file passes 8 GiB), from the first byte to the last without going back.
class ArchiveWriter {
 public:
  explicit ArchiveWriter(TakeBytes take) : take_(std::move(take)) {}
  /// Begins a file; exactly `bytes` of content must follow.
  Done begin(std::string_view name, std::uint64_t bytes);
  /// More or less than was announced is a bug of the caller.
  Done write(crypto::Bytes content);
  Done end();
  /// The end of the archive.
  Done finish();

 private:
  Done header(std::string_view name, std::uint64_t bytes, char kind);
  Done pad(std::uint64_t bytes);

  TakeBytes take_;
  std::uint64_t announced_ = 0;
  std::uint64_t left_ = 0;
};

/// What an archive holds, in its order.
class ArchiveSink {
 public:
  virtual ~ArchiveSink() = default;
  virtual Done begin(std::string_view name, std::uint64_t bytes) = 0;
  virtual Done content(crypto::Bytes bytes) = 0;
  virtual Done end() = 0;
};

/// Reads an archive from pieces of any size in bounded memory. Only plain files are accepted;
/// package_content_other for anything else.
class ArchiveReader {
 public:
  explicit ArchiveReader(ArchiveSink& sink) : sink_(sink) {}
  Done take(crypto::Bytes piece);
  /// The archive must have ended (PKG-9).
  Done finish() const;

 private:
  enum class State { header, size_record, content, ended };

  Done take_block();
  Done begin_file(std::string_view name, std::uint64_t bytes);
  Done take_content(crypto::Bytes& piece);
  Done take_padding(crypto::Bytes& piece);
  Done end_content();
  Done take_size_record();

  ArchiveSink& sink_;
  State state_ = State::header;
  std::array<std::uint8_t, kBlockBytes> block_{};
  std::size_t filled_ = 0;
  int zero_blocks_ = 0;
  std::uint64_t content_left_ = 0;
  std::uint64_t padding_left_ = 0;
  std::string record_;
  std::optional<std::uint64_t> size_;  ///< from a pax record, for the file that follows
};

}  // namespace renga::package
