#include "crypto/crypto.hpp"
#include "crypto/openssl.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>

namespace renga::crypto {
namespace {

constexpr std::size_t kSeats = 8;

using Context = Owned<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free>;

enum class Direction : int { decrypt = 0, encrypt = 1 };

Context prepare(const SecretKey& key, Direction direction) {
  static const Owned<EVP_CIPHER, EVP_CIPHER_free> aes(
      EVP_CIPHER_fetch(nullptr, "AES-256-ECB", nullptr));
  Context context(EVP_CIPHER_CTX_new());
  ensure(EVP_CipherInit_ex2(context.get(), aes.get(), key.reveal().data(), nullptr,
                            static_cast<int>(direction), nullptr) == 1 &&
             EVP_CIPHER_CTX_set_padding(context.get(), 0) == 1,
         "OpenSSL prepares AES-256");
  return context;
}

/// The most blocks of one call: OpenSSL counts bytes in an int.
constexpr std::size_t kBlocksAtOnce = 1 << 16;

void transform(EVP_CIPHER_CTX* context, std::span<Block> blocks) {
  while (!blocks.empty()) {
    const std::span<Block> some = blocks.first(std::min(blocks.size(), kBlocksAtOnce));
    const int bytes = static_cast<int>(some.size_bytes());
    int written = 0;
    ensure(
        EVP_CipherUpdate(context, some.front().data(), &written, some.front().data(), bytes) == 1 &&
            written == bytes,
        "OpenSSL computes AES blocks");
    blocks = blocks.subspan(some.size());
  }
}

/// OpenSSL's contexts are not for two threads at once, and OpenSSL wipes them when it frees them.
struct alignas(64) Seat {
  std::mutex busy;
  Context encrypting;
  Context decrypting;
};

/// Threads take turns, so that up to kSeats of them do not wait for each other.
std::size_t seat_of_this_thread() {
  static std::atomic<std::size_t> threads = 0;
  thread_local const std::size_t seat = threads++ % kSeats;
  return seat;
}

}  // namespace

struct BlockCipher::State {
  std::array<Seat, kSeats> seats;
};

BlockCipher::BlockCipher(const SecretKey& key) : state_(std::make_unique<State>()) {
  for (Seat& seat : state_->seats) {
    seat.encrypting = prepare(key, Direction::encrypt);
    seat.decrypting = prepare(key, Direction::decrypt);
  }
}
BlockCipher::BlockCipher(const Key& key) : token_(key.in_token) {
  ensure(key.usable(), "a key that cannot be used is not asked to encrypt");
  if (!token_) *this = BlockCipher(*key.secret);
}
BlockCipher::BlockCipher(BlockCipher&&) noexcept = default;
BlockCipher& BlockCipher::operator=(BlockCipher&&) noexcept = default;
BlockCipher::~BlockCipher() = default;

void BlockCipher::encrypt_each(std::span<Block> blocks) const {
  if (token_) return token_->encrypt_each(blocks);
  Seat& seat = state_->seats[seat_of_this_thread()];
  const std::lock_guard lock(seat.busy);
  transform(seat.encrypting.get(), blocks);
}

void BlockCipher::decrypt_each(std::span<Block> blocks) const {
  if (token_) return token_->decrypt_each(blocks);
  Seat& seat = state_->seats[seat_of_this_thread()];
  const std::lock_guard lock(seat.busy);
  transform(seat.decrypting.get(), blocks);
}

Block BlockCipher::encrypt(const Block& plain) const {
  Block block = plain;
  encrypt_each({&block, 1});
  return block;
}

Block BlockCipher::decrypt(const Block& cipher) const {
  Block block = cipher;
  decrypt_each({&block, 1});
  return block;
}

}  // namespace renga::crypto
