#include "crypto/byte_source.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace renga::crypto {
namespace {

constexpr std::size_t kWindowBytes = 1 << 16;

bool lies_within(std::uint64_t offset, std::size_t count, std::uint64_t size) {
  return offset <= size && count <= size - offset;
}

}  // namespace

bool MemoryBytes::read(std::uint64_t offset, std::span<std::uint8_t> into) {
  if (!lies_within(offset, into.size(), bytes_.size())) return false;
  std::ranges::copy(bytes_.subspan(offset, into.size()), into.begin());
  return true;
}

Result<FileBytes> FileBytes::open(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  if (descriptor >= 0 && ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode))
    return FileBytes(descriptor, static_cast<std::uint64_t>(status.st_size));
  const int problem = descriptor >= 0 ? EISDIR : errno;
  if (descriptor >= 0) ::close(descriptor);
  if (problem == ENOENT) return fail(Error(code::file_missing).with("path", file.string()));
  return fail(Error(code::file_unreadable)
                  .with("path", file.string())
                  .with("reason", std::generic_category().message(problem)));
}

FileBytes::FileBytes(int descriptor, std::uint64_t size)
    : descriptor_(descriptor), size_(size), window_(kWindowBytes) {}

FileBytes::FileBytes(FileBytes&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      size_(other.size_),
      window_begin_(other.window_begin_),
      window_bytes_(std::exchange(other.window_bytes_, 0)),
      window_(std::move(other.window_)) {}

FileBytes::~FileBytes() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

bool FileBytes::fill_window(std::uint64_t offset) {
  ssize_t count = 0;
  do count = ::pread(descriptor_, window_.data(), window_.size(), static_cast<off_t>(offset));
  while (count < 0 && errno == EINTR);
  window_begin_ = offset;
  window_bytes_ = static_cast<std::size_t>(std::max<ssize_t>(count, 0));
  return count > 0;
}

bool FileBytes::read(std::uint64_t offset, std::span<std::uint8_t> into) {
  if (!lies_within(offset, into.size(), size_)) return false;
  while (!into.empty()) {
    const bool in_window = offset >= window_begin_ && offset - window_begin_ < window_bytes_;
    if (!in_window && !fill_window(offset)) return false;
    const std::size_t from = offset - window_begin_;
    const std::size_t count = std::min(into.size(), window_bytes_ - from);
    std::copy_n(window_.begin() + static_cast<std::ptrdiff_t>(from), count, into.begin());
    into = into.subspan(count);
    offset += count;
  }
  return true;
}

}  // namespace renga::crypto
