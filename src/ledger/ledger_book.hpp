#pragma once

#include "files/files.hpp"
#include "ledger/verification.hpp"

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace renga::ledger {

/// A ledger in one file, open for writing by this process alone. It holds all entries in memory:
/// what a dossier is follows from every one of them.
class LedgerBook {
 public:
  /// Makes an empty ledger where there is none. A torn last line, which only a killed process
  /// leaves and nobody was told of, is cut off (LED-34); ledger_damaged where anything else is
  /// found, write_failed where another process has it open.
  static Result<LedgerBook> open(const Path& file, std::string_view origin);

  std::span<const Entry> entries() const { return entries_; }
  const Head& head() const { return head_; }
  /// The entry is on the disk when this returns. A time before that of the last entry becomes that.
  Done append(Draft draft);

 private:
  LedgerBook(files::FileLock lock, files::GrowingFile file, Head head, std::vector<Entry> entries)
      : lock_(std::move(lock)),
        file_(std::move(file)),
        head_(std::move(head)),
        entries_(std::move(entries)) {}

  files::FileLock lock_;
  files::GrowingFile file_;
  Head head_;
  std::vector<Entry> entries_;
};

}  // namespace renga::ledger
