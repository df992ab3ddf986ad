#include "crypto/crypto.hpp"

#include <gtest/gtest.h>

namespace renga::crypto {
namespace {

Key key_of(Purpose purpose, std::string scope, std::string erased) {
  SecretKey secret = SecretKey::random();
  Key key{key_id(secret),         purpose,           std::move(scope), "random",
          "2025-06-01T00:00:00Z", std::move(erased), std::nullopt};
  if (key.erased.empty()) key.secret = std::move(secret);
  return key;
}

// KEY-1.
TEST(Purpose, IsFoundByItsName) {
  for (const auto purpose :
       {Purpose::root_id4, Purpose::root_id5, Purpose::database, Purpose::dossier,
        Purpose::processing, Purpose::user, Purpose::medium, Purpose::ledger})
    EXPECT_EQ(purpose_named(name_of(purpose)), purpose);
  EXPECT_EQ(name_of(Purpose::medium), "medium");
  EXPECT_EQ(name_of(Purpose::ledger), "ledger");
  EXPECT_EQ(purpose_named("root"), std::nullopt);
}

// KEY-2.
TEST(KeyId, IsTheOneOfTheSpecification) {
  std::array<std::uint8_t, 32> zero{};
  EXPECT_EQ(key_id(SecretKey::from(zero)), "ee06948f2f473037");
}

TEST(KeyRing, FindsByPurposeAndScope) {
  KeyRing ring{"fund", {}};
  ring.keys.push_back(key_of(Purpose::database, "ndb", ""));
  ring.keys.push_back(key_of(Purpose::database, "dpc", ""));
  EXPECT_EQ(ring.find(Purpose::database, "dpc"), &ring.keys[1]);
  EXPECT_EQ(ring.find(Purpose::dossier, "dpc"), nullptr);
  EXPECT_EQ(ring.find(Purpose::database, "kaigo"), nullptr);
}

TEST(KeyRing, PrefersALivingKeyToAnErasedOne) {
  KeyRing ring{"fund", {}};
  ring.keys.push_back(key_of(Purpose::user, "1", "2026-01-01T00:00:00Z"));
  ring.keys.push_back(key_of(Purpose::user, "1", ""));
  ring.keys.push_back(key_of(Purpose::user, "2", "2026-01-01T00:00:00Z"));
  EXPECT_EQ(ring.find(Purpose::user, "1"), &ring.keys[1]);
  EXPECT_EQ(ring.find(Purpose::user, "2"), &ring.keys[2]);
  EXPECT_FALSE(ring.find(Purpose::user, "2")->secret);
}

}  // namespace
}  // namespace renga::crypto
