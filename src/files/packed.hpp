#pragma once

#include "base/base.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace renga::files {

/// Takes the files that an input holds, one after the other.
class EntryTaker {
 public:
  virtual ~EntryTaker() = default;
  /// `name` is what the input is called, or `archive!entry` with the entry's folders in it.
  virtual Done begin(const std::string& name, bool packed) = 0;
  virtual Done take(std::string_view piece) = 0;
  virtual Done end() = 0;
};

/// Reads an input that may be packed: ZIP and gzip are recognised by their first bytes and unpacked
/// piece by piece, nothing is written, and memory does not grow with them. Anything else is handed
/// over as it is. Refused (archive_refused): encrypted entries, names that leave the archive,
/// links, archives in archives, a content that is out of proportion. Errors also: file_missing,
/// file_unreadable, archive_unreadable.
/// `name` is what messages call the input. They tell an entry by its position in the archive,
/// because the names that a hospital's storage gives its files are those of patients.
Done read_unpacked(const std::filesystem::path& path, const std::string& name, EntryTaker& taker);

/// What an archive may unpack to. Tables of claims shrink to a tenth or a thirtieth; a bomb to a
/// thousandth.
inline constexpr std::int64_t kUnsuspectedBytes = std::int64_t{64} << 20U;
inline constexpr std::int64_t kMostRatio = 200;
inline constexpr std::int64_t kMostEntries = 100'000;

}  // namespace renga::files
