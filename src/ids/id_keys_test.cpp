#include "ids/id_keys.hpp"

#include <set>

#include <gtest/gtest.h>

namespace renga::ids {
namespace {

using crypto::KeyRing;
using crypto::Purpose;

const KeyOrigin kSeeded{7, "2025-06-01T00:00:00Z"};
const KeyOrigin kRandom{std::nullopt, "2025-06-01T00:00:00Z"};

// IDP-82.
TEST(IdKeys, RandomKeysDifferAndSayWhereTheyComeFrom) {
  const KeyRing ring = make_fund_keys(kRandom);
  const KeyRing other = make_fund_keys(kRandom);
  ASSERT_EQ(ring.keys.size(), 5U);
  std::set<std::string> ids;
  for (const crypto::Key& key : ring.keys) {
    ids.insert(key.id);
    EXPECT_EQ(key.origin, "random");
  }
  for (const crypto::Key& key : other.keys) ids.insert(key.id);
  EXPECT_EQ(ids.size(), 10U);
}

// KEY-4.
TEST(IdKeys, SeededKeysAreMarkedAndRepeat) {
  const KeyRing ring = make_fund_keys(kSeeded);
  EXPECT_EQ(ring.keys[0].origin, "seed");
  EXPECT_EQ(ring.keys[0].id, make_fund_keys(kSeeded).keys[0].id);
}

// KEY-4.
TEST(IdKeys, TheProducerGetsTheUserKeyAndNothingElse) {
  KeyRing fund = make_fund_keys(kRandom);
  ASSERT_TRUE(add_dossier_keys(fund, "2025-0001", kRandom));
  const auto producer = producer_keys(fund, "2025-0001");
  ASSERT_TRUE(producer);
  ASSERT_EQ(producer->keys.size(), 1U);
  EXPECT_EQ(producer->keys[0].purpose, Purpose::user);
  EXPECT_EQ(producer->keys[0].origin, "derived");
  EXPECT_EQ(producer->keys[0].id, fund.find(Purpose::user, "2025-0001")->id);
  EXPECT_EQ(producer_keys(fund, "2025-0002").error().code(), code::key_missing);
}

TEST(IdKeys, ADossierKeepsTheKeysItHas) {
  KeyRing fund = make_fund_keys(kRandom);
  ASSERT_TRUE(add_dossier_keys(fund, "2025-0001", kRandom));
  const std::string before = fund.find(Purpose::user, "2025-0001")->id;
  ASSERT_TRUE(add_dossier_keys(fund, "2025-0001", kRandom));
  EXPECT_EQ(fund.find(Purpose::user, "2025-0001")->id, before);
  EXPECT_EQ(fund.keys.size(), 8U);
}

TEST(IdKeys, ErasedKeysStayErased) {
  KeyRing fund = make_fund_keys(kRandom);
  ASSERT_TRUE(add_dossier_keys(fund, "2025-0001", kRandom));
  ASSERT_TRUE(add_dossier_keys(fund, "2025-0002", kRandom));
  EXPECT_EQ(erase_keys(fund, "2025-0001", "2027-03-31T00:00:00Z"), 3);
  const crypto::Key* user = fund.find(Purpose::user, "2025-0001");
  EXPECT_FALSE(user->secret);
  EXPECT_EQ(user->erased, "2027-03-31T00:00:00Z");
  EXPECT_EQ(add_dossier_keys(fund, "2025-0001", kRandom).error().code(), code::key_missing);
  EXPECT_EQ(producer_keys(fund, "2025-0001").error().code(), code::key_missing);
  EXPECT_TRUE(fund.find(Purpose::user, "2025-0002")->secret);
  EXPECT_EQ(erase_keys(fund, "2025-0001", "2027-04-01T00:00:00Z"), 0);
  EXPECT_EQ(erase_keys(fund, "2025-0009", "2027-03-31T00:00:00Z").error().code(),
            code::key_missing);
}

TEST(IdKeys, NoDossierNumberErasesTheKeyOfADatabase) {
  KeyRing fund = make_fund_keys(kRandom);
  EXPECT_EQ(erase_keys(fund, "ndb", "2027-03-31T00:00:00Z").error().code(), code::key_missing);
  EXPECT_EQ(erase_keys(fund, "", "2027-03-31T00:00:00Z").error().code(), code::key_missing);
  EXPECT_TRUE(fund.find(Purpose::root_id4, "")->secret);
}

}  // namespace
}  // namespace renga::ids
