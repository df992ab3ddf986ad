#pragma once

#include "files/packed.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace renga::files {

// What both readers of packed files need; not for other rooms.

Error archive_refused(std::string_view name, const Bilingual& reason);
Error archive_unreadable(std::string_view name, const Bilingual& reason);

/// Whether these are the first bytes of a ZIP or gzip file.
bool is_packed(std::string_view beginning);

/// Counts what an archive unpacks to and stops where it is out of proportion.
class UnpackedCount {
 public:
  explicit UnpackedCount(std::string name) : name_(std::move(name)) {}
  /// `stored_bytes` is what was read of the archive to get there.
  Done add(std::size_t bytes, std::int64_t stored_bytes);

 private:
  std::string name_;
  std::int64_t unpacked_ = 0;
};

/// Hands one entry over, unless it is itself an archive.
class UnpackedEntry {
 public:
  /// `place` is what messages call it.
  UnpackedEntry(std::string name, std::string place, EntryTaker& taker)
      : name_(std::move(name)), place_(std::move(place)), taker_(&taker) {}

  Done begin() { return taker_->begin(name_, true); }
  Done take(std::string_view piece);
  Done end();

 private:
  Done release();

  std::string name_;
  std::string place_;
  EntryTaker* taker_;
  std::string beginning_;
  bool begun_ = false;
};

}  // namespace renga::files
