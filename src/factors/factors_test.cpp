#include "factors/factors.hpp"

#include "factors/errors.hpp"

#include <fstream>
#include <set>

#include <gtest/gtest.h>

namespace renga::factors {
namespace {

Personal<std::string> secret_text(std::string text) {
  return Personal<std::string>(std::move(text));
}

// RFC 6238, appendix B, SHA-1: the seed "12345678901234567890" in base32, the last six digits.
TEST(TimeCodes, AreThoseOfTheStandard) {
  const auto secret = secret_text("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  EXPECT_EQ(code_at(secret, 59), "287082");
  EXPECT_EQ(code_at(secret, 1111111109), "081804");
  EXPECT_EQ(code_at(secret, 1234567890), "005924");
  EXPECT_EQ(code_at(secret, 20000000000), "353130");
}

TEST(TimeCodes, AreAcceptedOneStepBeforeAndAfter) {
  const auto secret = make_secret();
  const std::int64_t now = 1'780'000'000;
  const std::int64_t step = now / kStepSeconds;
  for (const std::int64_t drift : {-1, 0, 1})
    EXPECT_EQ(step_of(secret, code_at(secret, now + drift * kStepSeconds), now), step + drift);
  EXPECT_EQ(step_of(secret, code_at(secret, now + 3 * kStepSeconds), now), std::nullopt);
  EXPECT_EQ(step_of(secret, "", now), std::nullopt);
  EXPECT_EQ(step_of(secret_text("!!"), "000000", now), std::nullopt);
}

TEST(TimeCodes, AreOfferedAsAUriAndAPicture) {
  const auto uri = key_uri(secret_text("JBSWY3DPEHPK3PXP"), "u-hanako", "連歌");
  EXPECT_EQ(uri.disclose(),
            "otpauth://totp/%E9%80%A3%E6%AD%8C:u-hanako?secret=JBSWY3DPEHPK3PXP&issuer="
            "%E9%80%A3%E6%AD%8C&algorithm=SHA1&digits=6&period=30");
  const std::string picture = qr_picture(uri);
  EXPECT_TRUE(picture.starts_with("<svg "));
  EXPECT_NE(picture.find("h1v1h-1z"), std::string::npos);
}

// SEC-58, SEC-60: nothing that is stored says the password.
TEST(Passwords, AreKeptAsSaltedDigestsAlone) {
  const auto password = secret_text("correct-horse-1");
  const auto first = digest_of(password);
  const auto second = digest_of(password);
  ASSERT_TRUE(first && second);
  EXPECT_TRUE(first->starts_with("$argon2id$"));
  EXPECT_NE(*first, *second);
  EXPECT_TRUE(matches(password, *first));
  EXPECT_FALSE(matches(secret_text("correct-horse-2"), *first));
  EXPECT_FALSE(matches(password, "$argon2id$no"));
}

TEST(Tokens, DifferAndAreLong) {
  std::set<std::string> seen;
  for (int turn = 0; turn < 100; ++turn) seen.insert(random_token());
  EXPECT_EQ(seen.size(), 100U);
  EXPECT_EQ(seen.begin()->size(), 43U);
}

TEST(RecoveryCodes, AreTenAndReadHoweverTheyAreTyped) {
  const auto codes = recovery_codes();
  EXPECT_EQ(std::set<std::string>(codes.begin(), codes.end()).size(), 10U);
  EXPECT_EQ(plain_code("abcd-efgh ijkl"), "ABCDEFGHIJKL");
  EXPECT_EQ(plain_code(codes.front()).size(), 16U);
}

TEST(ServerKeys, OpenWhatTheySealedForTheSameAlone) {
  const ServerKey key = ServerKey::random();
  const std::string sealed = key.seal(secret_text("JBSW"), "u-1");
  const auto opened = key.unseal(sealed, "u-1");
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->disclose(), "JBSW");
  EXPECT_FALSE(key.unseal(sealed, "u-2"));
  EXPECT_FALSE(ServerKey::random().unseal(sealed, "u-1"));
  std::string altered = sealed;
  altered[altered.size() / 2] = altered[altered.size() / 2] == 'A' ? 'B' : 'A';
  EXPECT_FALSE(key.unseal(altered, "u-1"));
  EXPECT_FALSE(key.unseal("", "u-1"));
}

TEST(ServerKeys, MarkWordsByPurpose) {
  const ServerKey key = ServerKey::random();
  EXPECT_EQ(key.mark("session", "a"), key.mark("session", "a"));
  EXPECT_NE(key.mark("session", "a"), key.mark("csrf", "a"));
  EXPECT_NE(key.mark("a", "bc"), key.mark("ab", "c"));
  EXPECT_NE(key.mark("session", "a"), ServerKey::random().mark("session", "a"));
}

TEST(ServerKeys, StayInAFileOfTheirOwnersAlone) {
  const auto file = std::filesystem::path(testing::TempDir()) / "renga-server.key";
  std::filesystem::remove(file);
  const auto made = ServerKey::open(file);
  ASSERT_TRUE(made);
  const auto again = ServerKey::open(file);
  ASSERT_TRUE(again);
  EXPECT_EQ(made->mark("p", "w"), again->mark("p", "w"));
  EXPECT_EQ(std::filesystem::status(file).permissions() & std::filesystem::perms::all,
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  std::ofstream(file) << "short";
  const auto broken = ServerKey::open(file);
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().code(), code::server_key_bad);
}

TEST(Words, AreComparedWhole) {
  EXPECT_TRUE(same("abc", "abc"));
  EXPECT_FALSE(same("abc", "abd"));
  EXPECT_FALSE(same("abc", "abcd"));
}

}  // namespace
}  // namespace renga::factors
