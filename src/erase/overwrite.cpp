#include "erase/overwrite.hpp"

#include "crypto/crypto.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace renga::erase {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPieceBytes = 1 << 20;

Error failure(const fs::path& file, std::string_view reason) {
  return Error(code::write_failed).rule("ERA-4").with("path", file.string()).with("reason", reason);
}

Error last_failure(const fs::path& file) {
  return failure(file, std::generic_category().message(errno));
}

/// An open file descriptor that is closed at the end.
class Descriptor {
 public:
  Descriptor(const fs::path& file, int flags) : number_(::open(file.c_str(), flags | O_CLOEXEC)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

/// Writes random bytes over the whole length and gives their digest.
Result<crypto::Digest> overwrite(const fs::path& file, std::int64_t bytes) {
  const Descriptor out(file, O_WRONLY | O_NOFOLLOW);
  if (!out.is_open()) return fail(last_failure(file));
  std::vector<std::uint8_t> piece(kPieceBytes);
  crypto::Sha256 digest;
  for (std::int64_t left = bytes; left > 0;) {
    const auto count = static_cast<std::size_t>(std::min<std::int64_t>(left, kPieceBytes));
    const std::span<std::uint8_t> noise(piece.data(), count);
    crypto::random_bytes(noise);
    digest.add(noise);
    for (std::size_t done = 0; done < count;) {
      const ssize_t written = ::write(out.number(), piece.data() + done, count - done);
      if (written < 0) return fail(last_failure(file));
      done += static_cast<std::size_t>(written);
    }
    left -= static_cast<std::int64_t>(count);
  }
  if (::fsync(out.number()) != 0) return fail(last_failure(file));
  // What is read back should come from the device, not from memory, as far as the system allows.
  ::posix_fadvise(out.number(), 0, 0, POSIX_FADV_DONTNEED);
  return digest.finish();
}

Done remove_file(const fs::path& file) {
  if (::truncate(file.c_str(), 0) != 0) return fail(last_failure(file));
  if (::unlink(file.c_str()) != 0) return fail(last_failure(file));
  const Descriptor folder(file.has_parent_path() ? file.parent_path() : fs::path("."),
                          O_RDONLY | O_DIRECTORY);
  if (!folder.is_open() || ::fsync(folder.number()) != 0) return fail(last_failure(file));
  if (fs::exists(fs::symlink_status(file))) return fail(failure(file, "it is still there"));
  return {};
}

}  // namespace

Result<ErasedFile> erase_file(const fs::path& file) {
  ErasedFile erased;
  erased.name = file.filename().string();
  if (!fs::exists(fs::symlink_status(file))) {
    erased.absent = true;
    return erased;
  }
  RENGA_ASSIGN(erased.bytes, files::size_bytes(file));
  RENGA_ASSIGN(erased.sha256_before, crypto::sha256_file(file));
  RENGA_ASSIGN(const crypto::Digest written, overwrite(file, erased.bytes));
  RENGA_ASSIGN(const std::string found, crypto::sha256_file(file));
  if (found != to_hex(written))
    return fail(failure(file, "what was read back is not what was written"));
  RENGA_TRY(remove_file(file));
  return erased;
}

}  // namespace renga::erase
