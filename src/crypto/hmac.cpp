#include "crypto/crypto.hpp"
#include "crypto/guarded.hpp"
#include "crypto/sha256_compress.hpp"

#include <algorithm>

#include <sodium.h>

namespace renga::crypto {
namespace {

constexpr std::uint8_t kInnerPad = 0x36;  // RFC 2104, section 2
constexpr std::uint8_t kOuterPad = 0x5c;

/// The state after the block that holds the key, exclusive-or the pad.
Midstate after_key(Compress compress, const SecretKey& key, std::uint8_t pad) {
  std::array<std::uint8_t, kSha256BlockBytes> block;
  block.fill(pad);
  const auto secret = key.reveal();
  for (std::size_t i = 0; i < secret.size(); ++i) block[i] ^= secret[i];
  Midstate state = kSha256Start;
  compress(state, block.data(), 1);
  sodium_memzero(block.data(), block.size());
  return state;
}

/// Writes the number so that its last byte is the one before `end`.
void write_big_endian_before(std::uint8_t* end, std::uint64_t number) {
  for (int i = 0; i < 8; ++i, number >>= 8) *--end = static_cast<std::uint8_t>(number);
}

/// The digest of the key block, which is already in `state`, and the message (FIPS 180-4, 5.1.1).
Digest finish(Compress compress, Midstate state, Bytes message) {
  const std::size_t whole_blocks = message.size() / kSha256BlockBytes;
  compress(state, message.data(), whole_blocks);

  const Bytes rest = message.subspan(whole_blocks * kSha256BlockBytes);
  std::array<std::uint8_t, 2 * kSha256BlockBytes> tail{};
  std::ranges::copy(rest, tail.begin());
  tail[rest.size()] = 0x80;
  const std::size_t tail_blocks = rest.size() + 9 <= kSha256BlockBytes ? 1 : 2;
  write_big_endian_before(tail.data() + tail_blocks * kSha256BlockBytes,
                          (kSha256BlockBytes + message.size()) * 8);
  compress(state, tail.data(), tail_blocks);

  Digest digest;
  for (std::size_t i = 0; i < state.size(); ++i)
    for (std::size_t byte = 0; byte < 4; ++byte)
      digest[4 * i + byte] = static_cast<std::uint8_t>(state[i] >> (24 - 8 * byte));
  return digest;
}

}  // namespace

/// The two states stand for the key: whoever has them can compute the hash.
struct Hmac::State : Guarded {
  Compress compress = fastest_compress();
  Midstate inner;
  Midstate outer;
};

Hmac::Hmac(const SecretKey& key) : state_(new State) {
  state_->inner = after_key(state_->compress, key, kInnerPad);
  state_->outer = after_key(state_->compress, key, kOuterPad);
}
Hmac::Hmac(Hmac&&) noexcept = default;
Hmac::~Hmac() = default;

Digest Hmac::of(Bytes message) const {
  const Digest inner = finish(state_->compress, state_->inner, message);
  return finish(state_->compress, state_->outer, inner);
}

}  // namespace renga::crypto
