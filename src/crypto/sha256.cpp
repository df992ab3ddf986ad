#include "crypto/crypto.hpp"
#include "crypto/openssl.hpp"

#include <cerrno>
#include <memory>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace renga::crypto {
namespace {

// What fits into the cache of a core is read and digested fastest.
constexpr std::size_t kPieceBytes = std::size_t{256} << 10U;

/// Fetched once: looking the algorithm up costs more than digesting a short text.
const EVP_MD* algorithm() {
  static const Owned<EVP_MD, EVP_MD_free> sha256(EVP_MD_fetch(nullptr, "SHA256", nullptr));
  ensure(sha256 != nullptr, "OpenSSL has SHA-256");
  return sha256.get();
}

/// A file opened for reading, closed at the end of its scope.
class OpenFile {
 public:
  explicit OpenFile(const std::filesystem::path& path)
      : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  bool is_open() const { return descriptor_ >= 0; }

  /// The number of bytes read, 0 at the end, negative with errno set where reading fails.
  ssize_t read(std::span<std::uint8_t> into) const {
    ssize_t count = 0;
    do count = ::read(descriptor_, into.data(), into.size());
    while (count < 0 && errno == EINTR);
    return count;
  }

 private:
  int descriptor_;
};

Error last_failure(const std::filesystem::path& file) {
  if (errno == ENOENT) return Error(code::file_missing).with("path", file.string());
  return Error(code::file_unreadable)
      .with("path", file.string())
      .with("reason", std::generic_category().message(errno));
}

}  // namespace

Bytes bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

struct Sha256::State {
  Owned<EVP_MD_CTX, EVP_MD_CTX_free> context{EVP_MD_CTX_new()};

  void restart() const {
    ensure(EVP_DigestInit_ex2(context.get(), algorithm(), nullptr) == 1, "OpenSSL starts SHA-256");
  }
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  state_->restart();
}
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::add(Bytes bytes) {
  ensure(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) == 1,
         "OpenSSL continues SHA-256");
}

Digest Sha256::finish() {
  Digest digest;
  ensure(EVP_DigestFinal_ex(state_->context.get(), digest.data(), nullptr) == 1,
         "OpenSSL finishes SHA-256");
  state_->restart();
  return digest;
}

Digest sha256(Bytes bytes) {
  Digest digest;
  ensure(EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, algorithm(), nullptr) == 1,
         "OpenSSL computes SHA-256");
  return digest;
}

std::string sha256_hex(std::string_view text) {
  return to_hex(sha256(bytes_of(text)));
}

Result<std::string> sha256_file(const std::filesystem::path& file) {
  const OpenFile input(file);
  if (!input.is_open()) return fail(last_failure(file));
  Sha256 digest;
  const auto buffer = std::make_unique_for_overwrite<std::uint8_t[]>(kPieceBytes);
  const std::span<std::uint8_t> piece(buffer.get(), kPieceBytes);
  ssize_t count = 0;
  while ((count = input.read(piece)) > 0)
    digest.add(Bytes(piece).first(static_cast<std::size_t>(count)));
  if (count < 0) return fail(last_failure(file));
  return to_hex(digest.finish());
}

}  // namespace renga::crypto
