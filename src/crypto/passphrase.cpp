#include "crypto/crypto.hpp"
#include "crypto/guarded.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

namespace renga::crypto {
namespace {

constexpr std::size_t kFileBytes = 4096;

Error unreadable(const std::filesystem::path& file, int reason) {
  if (reason == ENOENT) return Error(code::file_missing).with("path", file.string());
  return Error(code::file_unreadable)
      .with("path", file.string())
      .with("reason", std::generic_category().message(reason));
}

/// Reads at most the buffer; the number of bytes, or the error of the system.
Result<std::size_t> read_into(std::span<std::uint8_t> buffer, const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return fail(unreadable(file, errno));
  std::size_t done = 0;
  ssize_t count = 1;
  while (count > 0 && done < buffer.size()) {
    count = ::read(descriptor, buffer.data() + done, buffer.size() - done);
    if (count > 0) done += static_cast<std::size_t>(count);
  }
  const int reason = errno;
  ::close(descriptor);
  if (count < 0) return fail(unreadable(file, reason));
  return done;
}

}  // namespace

Passphrase Passphrase::of_length(std::size_t size) {
  Passphrase passphrase;
  passphrase.text_ = static_cast<char*>(take_guarded(size + 1));
  passphrase.text_[size] = '\0';
  passphrase.size_ = size;
  return passphrase;
}

Passphrase::Passphrase(std::string text) : Passphrase(of_length(text.size())) {
  std::ranges::copy(text, text_);
  // Short texts lie inside the string object, long ones on the heap; both are wiped.
  text.resize(text.capacity());
  sodium_memzero(text.data(), text.size());
}

Result<Passphrase> Passphrase::from_file(const std::filesystem::path& file) {
  GuardedBytes buffer(kFileBytes);
  RENGA_ASSIGN(const std::size_t bytes, read_into(buffer.all(), file));
  const auto content = buffer.all().first(bytes);
  const auto end = std::ranges::find_if(content, [](auto c) { return c == '\n' || c == '\r'; });
  Passphrase passphrase = of_length(static_cast<std::size_t>(end - content.begin()));
  std::copy(content.begin(), end, passphrase.text_);
  return passphrase;
}

Passphrase::Passphrase(Passphrase&& other) noexcept
    : text_(std::exchange(other.text_, nullptr)), size_(std::exchange(other.size_, 0)) {}

Passphrase::~Passphrase() {
  release_guarded(text_);
}

bool Passphrase::same_as(const Passphrase& other) const {
  return size_ == other.size_ && sodium_memcmp(text_, other.text_, size_) == 0;
}

}  // namespace renga::crypto
