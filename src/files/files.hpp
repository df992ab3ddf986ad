#pragma once

// The one header of this room: reading files in pieces, and outputs that appear whole or not at
// all.

#include "base/base.hpp"
#include "files/archive.hpp"
#include "files/packed.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace renga::files {

using Path = std::filesystem::path;

/// What to do when the output is already there.
enum class Existing { refuse, replace };

/// Who may read an output: everybody on the machine, or its owner alone (keys; mode 0600).
enum class Readers { everybody, owner };

/// The whole content of a file that is known to be small; `limit_bytes` guards the memory.
Result<std::string> read_small(const Path& path, std::int64_t limit_bytes = 64 << 20);

/// Hands the file over in pieces of at most `piece_bytes`; memory does not grow with the file.
Done read_pieces(const Path& path, const std::function<Done(std::string_view)>& take,
                 std::size_t piece_bytes = 1 << 20);

Result<std::int64_t> size_bytes(const Path& path);
Result<std::int64_t> free_bytes(const Path& folder);

/// A folder that is filled beside its target and takes the target's name in one step at `commit`.
/// A process that ends before that leaves the old target, or none. What an earlier killed process
/// left beside the target is removed at `open`.
class StagedFolder {
 public:
  static Result<StagedFolder> open(const Path& target, Existing existing);
  StagedFolder(StagedFolder&&) noexcept;
  StagedFolder& operator=(StagedFolder&&) = delete;
  StagedFolder(const StagedFolder&) = delete;
  StagedFolder& operator=(const StagedFolder&) = delete;
  ~StagedFolder();

  const Path& path() const { return staging_; }
  const Path& target() const { return target_; }
  /// Writes one small file into the folder.
  Done write(std::string_view name, std::string_view content) const;
  /// Syncs everything to the disk and renames.
  Done commit();

 private:
  StagedFolder(Path target, Path staging, int lock)
      : target_(std::move(target)), staging_(std::move(staging)), lock_(lock) {}
  void abandon();

  Path target_;
  Path staging_;
  int lock_ = -1;
};

/// One file with the same promise, written piece by piece.
class StagedFile {
 public:
  static Result<StagedFile> open(const Path& target, Existing existing,
                                 Readers readers = Readers::everybody);
  StagedFile(StagedFile&&) noexcept;
  StagedFile& operator=(StagedFile&&) = delete;
  StagedFile(const StagedFile&) = delete;
  StagedFile& operator=(const StagedFile&) = delete;
  ~StagedFile();

  const Path& path() const { return staging_; }
  Done write(std::string_view piece);
  Done commit();

 private:
  StagedFile(Path target, Path staging, int file, Readers readers)
      : target_(std::move(target)), staging_(std::move(staging)), file_(file), readers_(readers) {}

  Path target_;
  Path staging_;
  int file_ = -1;
  Readers readers_;
};

/// A file that only grows: what `append` was given is on the disk when it returns.
class GrowingFile {
 public:
  /// Makes the file, readable by its owner alone, where it is not there.
  static Result<GrowingFile> open(const Path& path);
  GrowingFile(GrowingFile&&) noexcept;
  GrowingFile& operator=(GrowingFile&&) = delete;
  GrowingFile(const GrowingFile&) = delete;
  GrowingFile& operator=(const GrowingFile&) = delete;
  ~GrowingFile();

  Done append(std::string_view text);
  /// Takes away what stands behind the first `size_bytes`.
  Done cut(std::int64_t size_bytes);

 private:
  GrowingFile(Path path, int file) : path_(std::move(path)), file_(file) {}

  Path path_;
  int file_ = -1;
};

/// Keeps other processes that ask for the same file's lock away until the end of the scope. The
/// lock is a file of its own beside it, `.NAME.lock`, which stays.
class FileLock {
 public:
  /// write_failed where another process holds it.
  static Result<FileLock> take(const Path& file);
  FileLock(FileLock&&) noexcept;
  FileLock& operator=(FileLock&&) = delete;
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  ~FileLock();

 private:
  explicit FileLock(int lock) : lock_(lock) {}
  int lock_ = -1;
};

/// Writes one small file whole or not at all.
Done write_whole(const Path& target, std::string_view content, Existing existing,
                 Readers readers = Readers::everybody);

}  // namespace renga::files
