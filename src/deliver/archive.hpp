#pragma once

#include "base/base.hpp"
#include "crypto/crypto.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct zip;
struct zip_source;

namespace renga::deliver {

/// A ZIP file that is being written; every entry is encrypted with AES-256.
class ArchiveWriter {
 public:
  static Result<ArchiveWriter> create(const std::filesystem::path& file,
                                      const crypto::Passphrase& passphrase);
  Done add_text(std::string_view name, std::string_view content);
  Done add_file(std::string_view name, const std::filesystem::path& file);
  /// Writes everything; `advance` gets the share done, 0 to 1.
  Done close(const std::function<void(double)>& advance);

 private:
  struct Discard {
    void operator()(zip* archive) const;
  };
  ArchiveWriter(zip* archive, const crypto::Passphrase& passphrase)
      : archive_(archive), passphrase_(&passphrase) {}
  Done add(std::string_view name, zip_source* source);

  std::unique_ptr<zip, Discard> archive_;
  std::vector<std::unique_ptr<std::string>> texts_;
  const crypto::Passphrase* passphrase_;
};

/// A ZIP file that is being read; an entry that is not encrypted with AES-256 is refused (DLV-5).
class ArchiveReader {
 public:
  static Result<ArchiveReader> open(const std::filesystem::path& file,
                                    const crypto::Passphrase& passphrase);
  std::vector<std::string> names() const;
  /// Hands the entry over in pieces; more than `limit_bytes` is refused (DLV-7).
  Done read(std::string_view name, std::int64_t limit_bytes,
            const std::function<Done(std::string_view)>& take) const;

 private:
  struct Discard {
    void operator()(zip* archive) const;
  };
  ArchiveReader(zip* archive, const crypto::Passphrase& passphrase)
      : archive_(archive), passphrase_(&passphrase) {}

  std::unique_ptr<zip, Discard> archive_;
  const crypto::Passphrase* passphrase_;
};

}  // namespace renga::deliver
