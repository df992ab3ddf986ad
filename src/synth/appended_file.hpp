#pragma once

#include "base/base.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace renga::synth {

/// A file inside a staged folder that grows piece by piece. Only its buffer is kept between two
/// pieces, not an open file, so that hundreds may grow at the same time.
class AppendedFile {
 public:
  explicit AppendedFile(std::filesystem::path path, std::size_t buffer_bytes = 64 << 10);

  /// To be filled; `settle` writes it out once it is full.
  std::string& buffer() { return buffer_; }
  Done settle() { return buffer_.size() < buffer_bytes_ ? Done{} : flush(); }
  Done flush();

  std::int64_t bytes() const { return bytes_; }  ///< Written so far.
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  std::size_t buffer_bytes_;
  std::string buffer_;
  std::int64_t bytes_ = 0;
};

/// A CSV file (UTF-8, CRLF) with a header.
class Sheet {
 public:
  Sheet(std::filesystem::path path, const std::vector<std::string>& header);

  Done add(const std::vector<std::string>& fields);
  Done close() { return file_.flush(); }

  std::int64_t rows() const { return rows_; }  ///< Without the header.
  std::int64_t bytes() const { return file_.bytes(); }

 private:
  AppendedFile file_;
  std::size_t columns_;
  std::int64_t rows_ = 0;
};

}  // namespace renga::synth
