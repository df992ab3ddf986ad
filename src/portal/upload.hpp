#pragma once

#include "service/service.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace renga::portal {

/// Bytes that come in, digested on the way and kept beside their place until the command that
/// brought them is done. What is not taken over is removed at the end.
class Upload {
 public:
  static Result<Upload> begin(const std::filesystem::path& folder);
  Upload(Upload&&) noexcept = default;
  Upload& operator=(Upload&&) = delete;
  Upload(const Upload&) = delete;
  Upload& operator=(const Upload&) = delete;
  ~Upload();

  Done take(std::string_view piece);
  /// The bytes are on the disk when this returns.
  Done finish();

  const std::filesystem::path& path() const { return path_; }
  const std::string& sha256() const { return sha256_; }
  std::int64_t bytes() const { return bytes_; }

 private:
  Upload(std::filesystem::path path, files::StagedFile file)
      : path_(std::move(path)), file_(std::move(file)) {}

  std::filesystem::path path_;
  files::StagedFile file_;
  crypto::Sha256 digest_;
  std::string sha256_;
  std::int64_t bytes_ = 0;
};

}  // namespace renga::portal
