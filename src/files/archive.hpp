#pragma once

#include "base/base.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace renga::files {

/// A ZIP archive in memory whose entries are read one by one, and which can be written again with
/// some of them changed: all others keep their stored bytes. Nothing is unpacked to the disk.
/// Refused (archive_refused): encrypted entries, two entries of one name, names that leave the
/// archive, links, too many entries, a content that is out of proportion. A damaged archive is
/// archive_unreadable.
class Archive {
 public:
  /// `name` is what messages call the archive.
  static Result<Archive> open(std::string bytes, std::string_view name);
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  ~Archive();

  /// In the order of the archive; folders are left out.
  const std::vector<std::string>& names() const { return names_; }
  bool has(std::string_view entry) const;

  /// The content of an entry of at most `limit_bytes`; limit_passed where it holds more. All that
  /// is read of one archive counts together towards what is out of proportion.
  Result<std::string> read(std::string_view entry, std::int64_t limit_bytes);

  /// The archive with other contents for some of its entries and without some. Changed entries
  /// carry the first day that a ZIP file knows, so that the same change gives the same bytes.
  Result<std::string> rewritten(const std::map<std::string, std::string>& changed,
                                const std::set<std::string>& removed) const;

 private:
  struct State;
  explicit Archive(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
  std::vector<std::string> names_;
};

}  // namespace renga::files
