#include "crypto/crypto.hpp"
#include "crypto/openssl.hpp"

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

Block transform(EVP_CIPHER_CTX* context, const Block& input) {
  Block output;
  int written = 0;
  ensure(EVP_CipherUpdate(context, output.data(), &written, input.data(),
                          static_cast<int>(input.size())) == 1 &&
             written == static_cast<int>(output.size()),
         "OpenSSL computes one AES block");
  return output;
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
BlockCipher::BlockCipher(BlockCipher&&) noexcept = default;
BlockCipher::~BlockCipher() = default;

Block BlockCipher::encrypt(const Block& plain) const {
  Seat& seat = state_->seats[seat_of_this_thread()];
  const std::lock_guard lock(seat.busy);
  return transform(seat.encrypting.get(), plain);
}

Block BlockCipher::decrypt(const Block& cipher) const {
  Seat& seat = state_->seats[seat_of_this_thread()];
  const std::lock_guard lock(seat.busy);
  return transform(seat.decrypting.get(), cipher);
}

}  // namespace renga::crypto
