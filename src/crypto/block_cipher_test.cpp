#include "crypto/crypto.hpp"
#include "crypto/vectors.hpp"

#include <thread>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::crypto {
namespace {

Block any_block() {
  return *rc::gen::container<Block>(rc::gen::arbitrary<std::uint8_t>());
}

TEST(BlockCipher, AgreesWithThePublishedBlocksBothWays) {
  for (const auto& vector : published("aes256_block")) {
    auto key = sized<32>(unhex(vector.at("key")));
    const Block plain = sized<16>(unhex(vector.at("plain")));
    const Block hidden = sized<16>(unhex(vector.at("cipher")));
    const BlockCipher cipher(SecretKey::from(key));
    EXPECT_EQ(cipher.encrypt(plain), hidden);
    EXPECT_EQ(cipher.decrypt(hidden), plain);
  }
}

RC_GTEST_PROP(BlockCipher, DecryptsWhatItEncrypted, ()) {
  const BlockCipher cipher(SecretKey::random());
  const Block block = any_block();
  RC_ASSERT(cipher.decrypt(cipher.encrypt(block)) == block);
  RC_ASSERT(cipher.encrypt(cipher.decrypt(block)) == block);
}

RC_GTEST_PROP(BlockCipher, GivesAnotherBlockUnderAnotherKey, ()) {
  const Block block = any_block();
  RC_ASSERT(BlockCipher(SecretKey::random()).encrypt(block) !=
            BlockCipher(SecretKey::random()).encrypt(block));
}

/// More threads than places: some of them share one.
TEST(BlockCipher, GivesTheSameFromSeveralThreads) {
  const BlockCipher cipher(SecretKey::random());
  const Block block{1, 2, 3};
  const Block expected = cipher.encrypt(block);
  std::array<bool, 20> agreed{};
  {
    std::vector<std::jthread> threads;
    for (bool& mine : agreed)
      threads.emplace_back([&] {
        mine = true;
        for (int i = 0; i < 1000; ++i)
          mine = mine && cipher.encrypt(block) == expected && cipher.decrypt(expected) == block;
      });
  }
  for (const bool one : agreed) EXPECT_TRUE(one);
}

}  // namespace
}  // namespace renga::crypto
