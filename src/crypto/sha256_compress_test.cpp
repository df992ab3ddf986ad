#include "crypto/sha256_compress.hpp"

#include "crypto/crypto.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::crypto {
namespace {

using Message = std::vector<std::uint8_t>;

/// The message with its padding (FIPS 180-4, 5.1.1).
Message padded(Message message) {
  const std::uint64_t bits = message.size() * 8;
  message.push_back(0x80);
  while (message.size() % kSha256BlockBytes != 56) message.push_back(0);
  for (int shift = 56; shift >= 0; shift -= 8)
    message.push_back(static_cast<std::uint8_t>(bits >> shift));
  return message;
}

Digest digest_by(const Compression& compression, const Message& message) {
  const Message blocks = padded(message);
  Midstate state = kSha256Start;
  const std::uint8_t* start = blocks.data();
  compression.one(&state, &start, blocks.size() / kSha256BlockBytes);
  Digest digest;
  compression.write(state, digest.data());
  return digest;
}

/// The digests of two messages of one length.
std::array<Digest, 2> digests_by(const Compression& compression, const Message& left,
                                 const Message& right) {
  const std::array<Message, 2> blocks = {padded(left), padded(right)};
  const std::array<const std::uint8_t*, 2> starts = {blocks[0].data(), blocks[1].data()};
  std::array<Midstate, 2> states = {kSha256Start, kSha256Start};
  compression.two(states.data(), starts.data(), blocks[0].size() / kSha256BlockBytes);
  std::array<Digest, 2> digests;
  for (std::size_t i = 0; i < 2; ++i) compression.write(states[i], digests[i].data());
  return digests;
}

void agrees_with_openssl(const Compression& compression) {
  const auto length = *rc::gen::inRange<std::size_t>(0, 300);
  const auto bytes = rc::gen::arbitrary<std::uint8_t>();
  const auto left = *rc::gen::container<Message>(length, bytes);
  const auto right = *rc::gen::container<Message>(length, bytes);
  RC_ASSERT(digest_by(compression, left) == sha256(left));
  RC_ASSERT(
      (digests_by(compression, left, right) == std::array<Digest, 2>{sha256(left), sha256(right)}));
}

RC_GTEST_PROP(Compression, InPlainCodeAgreesWithOpenSsl, ()) {
  agrees_with_openssl(portable_compression());
}

TEST(Compression, WithInstructionsAgreesWithOpenSsl) {
  const auto compression = instruction_compression();
  if (!compression) GTEST_SKIP() << "this processor has no SHA instructions";
  EXPECT_TRUE(rc::check([&] { agrees_with_openssl(*compression); }));
}

}  // namespace
}  // namespace renga::crypto
