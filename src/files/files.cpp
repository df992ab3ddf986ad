#include "files/files.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace renga::files {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPieceBytesMost = std::size_t{256} << 10U;

Error failure(Code code, const Path& path, std::string_view reason) {
  return Error(code).with("path", path.string()).with("reason", reason);
}

Error last_failure(Code code, const Path& path) {
  return failure(code, path, std::generic_category().message(errno));
}

/// The name beside the target that work in progress has; it does not depend on the process, so that
/// a later run finds and removes what a killed one left.
Path staging_name(const Path& target) {
  return target.parent_path() / ("." + target.filename().string() + ".part");
}

Path without_trailing_slash(const Path& path) {
  return path.has_filename() ? path : path.parent_path();
}

Done check_target(const Path& target, Existing existing) {
  if (target.filename().empty() || target.filename() == "." || target.filename() == "..")
    return fail(failure(code::write_failed, target, "not a name for an output"));
  if (existing == Existing::refuse && fs::exists(fs::symlink_status(target)))
    return fail(Error(code::output_exists).with("path", target.string()));
  std::error_code problem;
  if (target.has_parent_path()) fs::create_directories(target.parent_path(), problem);
  if (problem) return fail(failure(code::write_failed, target, problem.message()));
  return {};
}

Done sync_path(const Path& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  if (file < 0) return fail(last_failure(code::write_failed, path));
  const bool synced = ::fsync(file) == 0;
  ::close(file);
  if (!synced) return fail(last_failure(code::write_failed, path));
  return {};
}

Done sync_tree(const Path& folder) {
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    RENGA_TRY(sync_path(entry.path(), entry.is_directory() ? O_RDONLY | O_DIRECTORY : O_RDONLY));
  return sync_path(folder, O_RDONLY | O_DIRECTORY);
}

Done sync_parent(const Path& target) {
  const Path parent = target.has_parent_path() ? target.parent_path() : Path(".");
  return sync_path(parent, O_RDONLY | O_DIRECTORY);
}

}  // namespace

Result<std::int64_t> size_bytes(const Path& path) {
  std::error_code problem;
  const auto size = fs::file_size(path, problem);
  if (!problem) return static_cast<std::int64_t>(size);
  if (!fs::exists(path)) return fail(Error(code::file_missing).with("path", path.string()));
  return fail(failure(code::file_unreadable, path, problem.message()));
}

Result<std::int64_t> free_bytes(const Path& folder) {
  std::error_code problem;
  const auto space = fs::space(folder, problem);
  if (problem) return fail(failure(code::file_unreadable, folder, problem.message()));
  return static_cast<std::int64_t>(space.available);
}

Done read_pieces(const Path& path, const std::function<Done(std::string_view)>& take,
                 std::size_t piece_bytes) {
  if (!fs::exists(path)) return fail(Error(code::file_missing).with("path", path.string()));
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return fail(last_failure(code::file_unreadable, path));
  // What fits into the cache of a core is read and taken fastest; nothing is filled before it.
  const std::size_t buffer_bytes = std::min(piece_bytes, kPieceBytesMost);
  const auto buffer = std::make_unique_for_overwrite<char[]>(buffer_bytes);
  Done done;
  while (done) {
    const ssize_t count = ::read(file, buffer.get(), buffer_bytes);
    if (count < 0) done = fail(last_failure(code::file_unreadable, path));
    if (count <= 0) break;
    done = take({buffer.get(), static_cast<std::size_t>(count)});
  }
  ::close(file);
  return done;
}

Result<std::string> read_small(const Path& path, std::int64_t limit_bytes) {
  std::string content;
  RENGA_TRY(read_pieces(path, [&](std::string_view piece) -> Done {
    content += piece;
    if (std::ssize(content) > limit_bytes)
      return fail(Error(code::limit_passed)
                      .at({path.string(), 0, ""})
                      .with("what", "bytes")
                      .with("limit", limit_bytes));
    return {};
  }));
  return content;
}

Result<StagedFolder> StagedFolder::open(const Path& target, Existing existing) {
  const Path trimmed = without_trailing_slash(target);
  RENGA_TRY(check_target(trimmed, existing));
  const Path staging = staging_name(trimmed);
  // The lock file says whether somebody is still at work on this target.
  const Path lock_name = staging.string() + ".lock";
  const int lock = ::open(lock_name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock < 0) return fail(last_failure(code::write_failed, lock_name));
  if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
    ::close(lock);
    return fail(failure(code::write_failed, trimmed, "another process is writing it"));
  }
  StagedFolder folder(trimmed, staging, lock);
  std::error_code problem;
  fs::remove_all(staging, problem);
  if (!problem) fs::create_directory(staging, problem);
  if (problem) return fail(failure(code::write_failed, staging, problem.message()));
  return folder;
}

StagedFolder::StagedFolder(StagedFolder&& other) noexcept
    : target_(std::move(other.target_)),
      staging_(std::move(other.staging_)),
      lock_(std::exchange(other.lock_, -1)) {}

StagedFolder::~StagedFolder() {
  abandon();
}

void StagedFolder::abandon() {
  if (lock_ < 0) return;
  std::error_code ignored;
  fs::remove_all(staging_, ignored);
  fs::remove(staging_.string() + ".lock", ignored);
  ::close(std::exchange(lock_, -1));
}

Done StagedFolder::write(std::string_view name, std::string_view content) const {
  return write_whole(staging_ / name, content, Existing::refuse);
}

Done StagedFolder::commit() {
  RENGA_TRY(sync_tree(staging_));
  std::error_code problem;
  if (fs::exists(target_)) {
    // The exchange is one step of the file system; the old content is removed afterwards.
    if (::renameat2(AT_FDCWD, staging_.c_str(), AT_FDCWD, target_.c_str(), RENAME_EXCHANGE) != 0)
      return fail(last_failure(code::write_failed, target_));
  } else {
    fs::rename(staging_, target_, problem);
    if (problem) return fail(failure(code::write_failed, target_, problem.message()));
  }
  abandon();
  return sync_parent(target_);
}

Result<StagedFile> StagedFile::open(const Path& target, Existing existing, Readers readers) {
  RENGA_TRY(check_target(target, existing));
  const Path staging = staging_name(target);
  const int file = ::open(staging.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return fail(last_failure(code::write_failed, staging));
  // A file that an earlier run left keeps its old mode unless it is set anew.
  ::fchmod(file, 0600);
  return StagedFile(target, staging, file, readers);
}

StagedFile::StagedFile(StagedFile&& other) noexcept
    : target_(std::move(other.target_)),
      staging_(std::move(other.staging_)),
      file_(std::exchange(other.file_, -1)),
      readers_(other.readers_) {}

StagedFile::~StagedFile() {
  if (file_ < 0) return;
  ::close(file_);
  std::error_code ignored;
  fs::remove(staging_, ignored);
}

Done StagedFile::write(std::string_view piece) {
  while (!piece.empty()) {
    const ssize_t count = ::write(file_, piece.data(), piece.size());
    if (count < 0) return fail(last_failure(code::write_failed, staging_));
    piece.remove_prefix(static_cast<std::size_t>(count));
  }
  return {};
}

Done StagedFile::commit() {
  if (readers_ == Readers::everybody) ::fchmod(file_, 0644);
  ::close(std::exchange(file_, -1));
  // By name and not by the open file: a library may have put a new file under the staging name.
  RENGA_TRY(sync_path(staging_, O_RDONLY));
  std::error_code problem;
  fs::rename(staging_, target_, problem);
  if (problem) return fail(failure(code::write_failed, target_, problem.message()));
  return sync_parent(target_);
}

Result<FileLock> FileLock::take(const Path& file) {
  const Path name = file.parent_path() / ("." + file.filename().string() + ".lock");
  const int lock = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock < 0) return fail(last_failure(code::write_failed, name));
  if (::flock(lock, LOCK_EX | LOCK_NB) == 0) return FileLock(lock);
  ::close(lock);
  return fail(failure(code::write_failed, file, "another process is writing it"));
}

FileLock::FileLock(FileLock&& other) noexcept : lock_(std::exchange(other.lock_, -1)) {}

FileLock::~FileLock() {
  if (lock_ >= 0) ::close(lock_);
}

Done write_whole(const Path& target, std::string_view content, Existing existing, Readers readers) {
  RENGA_ASSIGN(StagedFile file, StagedFile::open(target, existing, readers));
  RENGA_TRY(file.write(content));
  return file.commit();
}

}  // namespace renga::files
