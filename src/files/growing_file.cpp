#include "files/files.hpp"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace renga::files {
namespace {

Error failure(const Path& path) {
  return Error(code::write_failed)
      .with("path", path.string())
      .with("reason", std::generic_category().message(errno));
}

}  // namespace

Result<GrowingFile> GrowingFile::open(const Path& path) {
  constexpr int kOwnerAlone = 0600;
  const int file = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, kOwnerAlone);
  if (file < 0) return fail(failure(path));
  return GrowingFile(path, file);
}

GrowingFile::GrowingFile(GrowingFile&& other) noexcept
    : path_(std::move(other.path_)), file_(std::exchange(other.file_, -1)) {}

GrowingFile::~GrowingFile() {
  if (file_ >= 0) ::close(file_);
}

Done GrowingFile::append(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file_, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return fail(failure(path_));
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fdatasync(file_) != 0) return fail(failure(path_));
  return {};
}

Done GrowingFile::cut(std::int64_t size_bytes) {
  if (::ftruncate(file_, size_bytes) != 0 || ::fdatasync(file_) != 0) return fail(failure(path_));
  return {};
}

}  // namespace renga::files
