#include "crypto/crypto.hpp"
#include "crypto/vectors.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::crypto {
namespace {

TEST(Signing, AgreesWithThePublishedSignatures) {
  for (const auto& vector : published("ed25519")) {
    auto bytes = sized<32>(unhex(vector.at("seed")));
    const SecretKey seed = SecretKey::from(bytes);
    const auto message = unhex(vector.at("message"));
    const Signature signature = sized<64>(unhex(vector.at("signature")));
    EXPECT_EQ(public_key_of(seed), sized<32>(unhex(vector.at("public"))));
    EXPECT_EQ(sign(seed, message), signature);
    EXPECT_TRUE(is_signed_by(public_key_of(seed), message, signature));
  }
}

RC_GTEST_PROP(Signing, NoBitOfAMessageCanChange, (std::vector<std::uint8_t> message)) {
  RC_PRE(!message.empty());
  const SecretKey seed = SecretKey::random();
  const Signature signature = sign(seed, message);
  const auto place = *rc::gen::inRange<std::size_t>(0, message.size() * 8);
  message[place / 8] ^= static_cast<std::uint8_t>(1U << (place % 8));
  RC_ASSERT(!is_signed_by(public_key_of(seed), message, signature));
}

TEST(Signing, AnotherKeyDoesNotVerify) {
  const auto message = bytes_of("checkpoint");
  const Signature signature = sign(SecretKey::random(), message);
  EXPECT_FALSE(is_signed_by(public_key_of(SecretKey::random()), message, signature));
}

}  // namespace
}  // namespace renga::crypto
