#include "crypto/crypto.hpp"
#include "crypto/vectors.hpp"

#include <thread>

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <rapidcheck/gtest.h>

namespace renga::crypto {
namespace {

using Message = std::vector<std::uint8_t>;
using KeyBytes = std::array<std::uint8_t, 32>;

/// The key of 32 bytes that hashes like a key of any length: RFC 2104 fills a short key with zeros
/// and takes the digest of one longer than a block.
SecretKey key_like(const Message& key) {
  KeyBytes bytes = key.size() > 64 ? KeyBytes(sha256(key)) : sized<32>(key);
  return SecretKey::from(bytes);
}

Digest openssl_hmac(const KeyBytes& key, const Message& message) {
  Digest digest;
  unsigned size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), message.data(), message.size(),
       digest.data(), &size);
  return digest;
}

KeyBytes any_key() {
  return *rc::gen::container<KeyBytes>(rc::gen::arbitrary<std::uint8_t>());
}

Message any_message(std::size_t length) {
  return *rc::gen::container<Message>(length, rc::gen::arbitrary<std::uint8_t>());
}

TEST(Hmac, AgreesWithRfc4231) {
  for (const auto& vector : published("hmac_sha256")) {
    const Hmac hmac(key_like(unhex(vector.at("key"))));
    const auto expected = vector.at("mac").get<std::string>();
    EXPECT_EQ(to_hex(hmac.of(unhex(vector.at("message")))).substr(0, expected.size()), expected)
        << "case " << vector.at("case");
  }
}

RC_GTEST_PROP(Hmac, AgreesWithOpenSslForEveryLength, ()) {
  KeyBytes key = any_key();
  const auto message = any_message(*rc::gen::inRange<std::size_t>(0, 400));
  const Digest expected = openssl_hmac(key, message);
  RC_ASSERT(Hmac(SecretKey::from(key)).of(message) == expected);
}

RC_GTEST_PROP(Hmac, OfEachEqualsOneByOne, ()) {
  KeyBytes key = any_key();
  const Hmac hmac(SecretKey::from(key));
  // More than the widest registers take at once, and a rest.
  const auto count = *rc::gen::inRange<std::size_t>(0, 40);
  const auto length = *rc::gen::inRange<std::size_t>(0, 200);
  const auto messages = any_message(count * length);
  std::vector<Digest> digests(count);
  hmac.of_each(messages, length, digests);
  for (std::size_t i = 0; i < count; ++i)
    RC_ASSERT(digests[i] == hmac.of(Bytes(messages).subspan(i * length, length)));
}

TEST(Hmac, RefusesAWrongNumberOfPlaces) {
  const Hmac hmac(SecretKey::random());
  std::vector<Digest> digests(2);
  EXPECT_THROW(hmac.of_each(Message(48), 16, digests), Bug);
}

TEST(Hmac, GivesTheSameFromSeveralThreads) {
  const Hmac hmac(SecretKey::random());
  const Digest expected = hmac.of(bytes_of("message"));
  std::array<bool, 4> agreed{};
  {
    std::vector<std::jthread> threads;
    for (bool& mine : agreed)
      threads.emplace_back([&hmac, &expected, &mine] {
        mine = true;
        for (int i = 0; i < 1000; ++i) mine = mine && hmac.of(bytes_of("message")) == expected;
      });
  }
  for (const bool one : agreed) EXPECT_TRUE(one);
}

TEST(Hmac, IsUsableAfterAMove) {
  const SecretKey key = SecretKey::random();
  Hmac hmac(key);
  const Hmac moved(std::move(hmac));
  EXPECT_EQ(moved.of(bytes_of("x")), Hmac(key).of(bytes_of("x")));
}

}  // namespace
}  // namespace renga::crypto
