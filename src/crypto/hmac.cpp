#include "crypto/crypto.hpp"
#include "crypto/guarded.hpp"
#include "crypto/hmac_wide.hpp"

#include <sodium.h>

namespace renga::crypto {
namespace {

constexpr std::uint8_t kInnerPad = 0x36;  // RFC 2104, section 2
constexpr std::uint8_t kOuterPad = 0x5c;

/// The state after the block that holds the key, exclusive-or the pad.
Midstate after_key(const SecretKey& key, std::uint8_t pad) {
  std::array<std::uint8_t, kSha256BlockBytes> block;
  block.fill(pad);
  const auto secret = key.reveal();
  for (std::size_t i = 0; i < secret.size(); ++i) block[i] ^= secret[i];
  Midstate state = kSha256Start;
  const std::uint8_t* blocks = block.data();
  fastest_compression().one(&state, &blocks, 1);
  sodium_memzero(block.data(), block.size());
  return state;
}

constexpr Tail kDigestTail(kSha256DigestBytes);

template <std::size_t lanes, typename T>
std::array<T, lanes> copies(const T& value) {
  static_assert(lanes == 1 || lanes == 2);
  if constexpr (lanes == 1) return {value};
  if constexpr (lanes == 2) return {value, value};
}

template <std::size_t lanes>
using Messages = std::array<const std::uint8_t*, lanes>;

template <std::size_t lanes>
void take(const Compression& compression, std::array<Midstate, lanes>& states,
          const Messages<lanes>& messages, std::size_t blocks) {
  const Compress compress = lanes == 1 ? compression.one : compression.two;
  compress(states.data(), messages.data(), blocks);
}

template <std::size_t lanes>
void take(const Compression& compression, std::array<Midstate, lanes>& states,
          std::array<Tail, lanes>& tails) {
  Messages<lanes> ends;
  for (std::size_t lane = 0; lane < lanes; ++lane) ends[lane] = tails[lane].data();
  take(compression, states, ends, tails[0].blocks());
}

/// The keyed hashes of messages of one length; `tails` was made for that length.
template <std::size_t lanes>
void hash(const KeyStates& key, const Messages<lanes>& messages, std::size_t message_bytes,
          std::array<Tail, lanes>& tails, Digest* digests) {
  const Compression& compression = fastest_compression();
  const std::size_t whole_blocks = message_bytes / kSha256BlockBytes;
  auto states = copies<lanes>(key.inner);
  take(compression, states, messages, whole_blocks);
  for (std::size_t lane = 0; lane < lanes; ++lane)
    tails[lane].hold(messages[lane] + whole_blocks * kSha256BlockBytes);
  take(compression, states, tails);

  auto digest_tails = copies<lanes>(kDigestTail);
  for (std::size_t lane = 0; lane < lanes; ++lane)
    compression.write(states[lane], digest_tails[lane].data());
  states = copies<lanes>(key.outer);
  take(compression, states, digest_tails);
  for (std::size_t lane = 0; lane < lanes; ++lane)
    compression.write(states[lane], digests[lane].data());
}

}  // namespace

struct Hmac::State : Guarded {
  KeyStates key;
};

Hmac::Hmac(const SecretKey& key) : state_(std::make_unique<State>()) {
  state_->key = {after_key(key, kInnerPad), after_key(key, kOuterPad)};
}
Hmac::Hmac(const Key& key) : token_(key.in_token) {
  ensure(key.usable(), "a key that cannot be used is not asked to hash");
  if (!token_) *this = Hmac(*key.secret);
}
Hmac::Hmac(Hmac&&) noexcept = default;
Hmac& Hmac::operator=(Hmac&&) noexcept = default;
Hmac::~Hmac() = default;

Digest Hmac::of(Bytes message) const {
  Digest digest;
  if (token_) {
    token_->hash_each(message, message.size(), {&digest, 1});
    return digest;
  }
  std::array<Tail, 1> tail = {Tail(message.size())};
  hash<1>(state_->key, {message.data()}, message.size(), tail, &digest);
  return digest;
}

void Hmac::of_each(Bytes messages, std::size_t message_bytes, std::span<Digest> digests) const {
  ensure(messages.size() == digests.size() * message_bytes, "one place for each keyed hash");
  if (token_) return token_->hash_each(messages, message_bytes, digests);
  std::size_t i = 0;
  if (const auto& wide = wide_compression(); wide && digests.size() >= kWideLanes) {
    WideHmac hmac(*wide, state_->key, message_bytes);
    for (; i + kWideLanes <= digests.size(); i += kWideLanes)
      hmac.hash(messages.data() + i * message_bytes, &digests[i]);
  }
  auto tails = copies<2>(Tail(message_bytes));
  for (; i + 2 <= digests.size(); i += 2) {
    const std::uint8_t* next = messages.data() + i * message_bytes;
    hash<2>(state_->key, {next, next + message_bytes}, message_bytes, tails, &digests[i]);
  }
  if (i < digests.size()) digests[i] = of(messages.last(message_bytes));
}

}  // namespace renga::crypto
