#include "crypto/crypto.hpp"
#include "crypto/vectors.hpp"

#include <type_traits>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::crypto {
namespace {

using KeyBytes = std::array<std::uint8_t, 32>;

std::string shown(const SecretKey& key) {
  return to_hex(key.reveal());
}

static_assert(!std::is_copy_constructible_v<SecretKey> && !std::is_copy_assignable_v<SecretKey>);
static_assert(!std::is_copy_constructible_v<Passphrase> && !std::is_copy_assignable_v<Passphrase>);
static_assert(!std::equality_comparable<SecretKey>);
static_assert(std::is_nothrow_move_constructible_v<SecretKey>);

TEST(SecretKey, TakesTheBytesAndWipesTheirSource) {
  KeyBytes bytes;
  bytes.fill(7);
  const SecretKey key = SecretKey::from(bytes);
  EXPECT_EQ(bytes, KeyBytes{});
  EXPECT_EQ(key.reveal()[31], 7);
}

TEST(SecretKey, IsDifferentEachTimeItIsDrawn) {
  EXPECT_NE(shown(SecretKey::random()), shown(SecretKey::random()));
}

TEST(SecretKey, LeavesNothingWhereItWasMovedFrom) {
  SecretKey key = SecretKey::random();
  const std::string before = shown(key);
  SecretKey moved(std::move(key));
  EXPECT_EQ(shown(moved), before);
  EXPECT_THROW(key.reveal(), Bug);
  SecretKey other = SecretKey::random();
  other = std::move(moved);
  EXPECT_EQ(shown(other), before);
  EXPECT_THROW(moved.reveal(), Bug);
}

TEST(SecretKey, DerivesThePublishedKeys) {
  for (const auto& vector : published("hkdf_sha256")) {
    auto bytes = sized<32>(unhex(vector.at("key")));
    const auto info = unhex(vector.at("info"));
    const std::string_view text(reinterpret_cast<const char*>(info.data()), info.size());
    EXPECT_EQ(shown(SecretKey::from(bytes).derive(text)),
              vector.at("output").get<std::string>().substr(0, 64));
  }
}

/// RFC 5869, sections 2.2 and 2.3, for one block of output.
RC_GTEST_PROP(SecretKey, DerivesByExtractAndExpand, (const std::string& info)) {
  const SecretKey key = SecretKey::random();
  KeyBytes no_salt{};
  Digest extracted = Hmac(SecretKey::from(no_salt)).of(key.reveal());
  const Digest expanded = Hmac(SecretKey::from(extracted)).of(bytes_of(info + '\x01'));
  RC_ASSERT(shown(key.derive(info)) == to_hex(expanded));
}

TEST(Passphrase, IsEmptyWhereItWasMovedFrom) {
  Passphrase passphrase("short");
  const Passphrase moved(std::move(passphrase));
  EXPECT_EQ(moved.reveal(), "short");
  EXPECT_EQ(passphrase.reveal(), "");
}

}  // namespace
}  // namespace renga::crypto
