#pragma once

#include "crypto/crypto.hpp"

namespace renga::crypto {

/// Bytes that can be read from any place: those of a file of any size, or of memory.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  virtual std::uint64_t size() const = 0;
  /// Fills `into` from `offset`; false where the source ends before or cannot be read.
  virtual bool read(std::uint64_t offset, std::span<std::uint8_t> into) = 0;
};

class MemoryBytes final : public ByteSource {
 public:
  explicit MemoryBytes(Bytes bytes) : bytes_(bytes) {}
  std::uint64_t size() const override { return bytes_.size(); }
  bool read(std::uint64_t offset, std::span<std::uint8_t> into) override;

 private:
  Bytes bytes_;
};

/// A file read through a window, so that many small reads near each other cost one.
class FileBytes final : public ByteSource {
 public:
  static Result<FileBytes> open(const std::filesystem::path& file);
  FileBytes(FileBytes&& other) noexcept;
  FileBytes& operator=(FileBytes&&) = delete;
  ~FileBytes() override;
  std::uint64_t size() const override { return size_; }
  bool read(std::uint64_t offset, std::span<std::uint8_t> into) override;

 private:
  FileBytes(int descriptor, std::uint64_t size);
  bool fill_window(std::uint64_t offset);

  int descriptor_;
  std::uint64_t size_;
  std::uint64_t window_begin_ = 0;
  std::size_t window_bytes_ = 0;
  std::vector<std::uint8_t> window_;
};

}  // namespace renga::crypto
