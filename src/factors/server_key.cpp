#include "factors/errors.hpp"
#include "factors/factors.hpp"

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

namespace renga::factors {
namespace {

constexpr std::size_t kKeyBytes = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL;

const std::uint8_t* bytes_of(std::string_view text) {
  return static_cast<const std::uint8_t*>(static_cast<const void*>(text.data()));
}

Error unwritable(const std::filesystem::path& file, int reason) {
  return Error(code::write_failed)
      .with("path", file.string())
      .with("reason", std::generic_category().message(reason));
}

/// A descriptor that is closed at the end of the scope.
class Opened {
 public:
  Opened(const std::filesystem::path& file, int flags)
      : descriptor_(::open(file.c_str(), flags | O_CLOEXEC, S_IRUSR | S_IWUSR)) {}
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;
  ~Opened() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

Done make_file(const std::filesystem::path& file, std::span<const std::uint8_t> bytes) {
  const Opened opened(file, O_WRONLY | O_CREAT | O_EXCL);
  if (opened.get() < 0) return fail(unwritable(file, errno));
  if (::write(opened.get(), bytes.data(), bytes.size()) != std::ssize(bytes) ||
      ::fsync(opened.get()) != 0)
    return fail(unwritable(file, errno));
  return {};
}

}  // namespace

ServerKey::ServerKey() {
  ensure(sodium_init() >= 0, "libsodium cannot start");
  bytes_ = static_cast<std::uint8_t*>(sodium_malloc(kKeyBytes));
  ensure(bytes_ != nullptr, "no guarded memory is left");
}

ServerKey ServerKey::random() {
  ServerKey key;
  randombytes_buf(key.bytes_, kKeyBytes);
  return key;
}

Result<ServerKey> ServerKey::open(const std::filesystem::path& file) {
  ServerKey key = random();
  if (!std::filesystem::exists(file)) {
    RENGA_TRY(make_file(file, {key.bytes_, kKeyBytes}));
    return key;
  }
  const Opened opened(file, O_RDONLY);
  std::array<std::uint8_t, kKeyBytes + 1> content{};
  const ssize_t count =
      opened.get() < 0 ? -1 : ::read(opened.get(), content.data(), content.size());
  if (count == static_cast<ssize_t>(kKeyBytes)) std::copy_n(content.begin(), kKeyBytes, key.bytes_);
  sodium_memzero(content.data(), content.size());
  if (count != static_cast<ssize_t>(kKeyBytes))
    return fail(Error(code::server_key_bad).with("path", file.string()));
  return key;
}

ServerKey::ServerKey(ServerKey&& other) noexcept : bytes_(std::exchange(other.bytes_, nullptr)) {}

ServerKey& ServerKey::operator=(ServerKey&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  return *this;
}

ServerKey::~ServerKey() {
  sodium_free(bytes_);
}

std::string ServerKey::seal(const Personal<std::string>& text, std::string_view for_whom) const {
  const std::string& plain = text.disclose();
  std::vector<std::uint8_t> sealed(kNonceBytes + plain.size() + kTagBytes);
  randombytes_buf(sealed.data(), kNonceBytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + kNonceBytes, nullptr, bytes_of(plain),
                                             plain.size(), bytes_of(for_whom), for_whom.size(),
                                             nullptr, sealed.data(), bytes_);
  std::string written(sodium_base64_encoded_len(sealed.size(), kVariant), '\0');
  sodium_bin2base64(written.data(), written.size(), sealed.data(), sealed.size(), kVariant);
  written.pop_back();  // its zero
  return written;
}

std::optional<Personal<std::string>> ServerKey::unseal(std::string_view sealed,
                                                       std::string_view for_whom) const {
  std::vector<std::uint8_t> bytes(sealed.size());
  std::size_t count = 0;
  if (sodium_base642bin(bytes.data(), bytes.size(), sealed.data(), sealed.size(), nullptr, &count,
                        nullptr, kVariant) != 0 ||
      count < kNonceBytes + kTagBytes)
    return std::nullopt;
  std::vector<std::uint8_t> plain(count - kNonceBytes - kTagBytes);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(
          plain.data(), nullptr, nullptr, bytes.data() + kNonceBytes, count - kNonceBytes,
          bytes_of(for_whom), for_whom.size(), bytes.data(), bytes_) != 0)
    return std::nullopt;
  return Personal<std::string>(std::string(plain.begin(), plain.end()));
}

std::string ServerKey::mark(std::string_view purpose, std::string_view word) const {
  std::array<std::uint8_t, 32> digest{};
  crypto_generichash_state state;
  crypto_generichash_init(&state, bytes_, kKeyBytes, digest.size());
  // The purpose is framed by its length, so that no two pairs make one text.
  const auto length = static_cast<std::uint8_t>(purpose.size());
  crypto_generichash_update(&state, &length, 1);
  crypto_generichash_update(&state, bytes_of(purpose), purpose.size());
  crypto_generichash_update(&state, bytes_of(word), word.size());
  crypto_generichash_final(&state, digest.data(), digest.size());
  std::array<char, 65> hex{};
  sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
  return hex.data();
}

}  // namespace renga::factors
