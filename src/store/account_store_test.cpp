#include "store/stores_for_test.hpp"

namespace renga::store {
namespace {

using Accounts = EachStore;
RENGA_ON_EACH_STORE(Accounts);

AccountRow account(const std::string& name) {
  AccountRow row;
  row.account = name;
  row.name = Personal<std::string>("合成 花子");
  row.organisation = "合成大学";
  row.mail = Personal<std::string>(name + "@example.test");
  row.roles = "contact,handler";
  row.state = "invited";
  row.language = "ja";
  return row;
}

PasskeyRow passkey(const std::string& id, const std::string& owner) {
  return {.id = id,
          .account = owner,
          .name = "研究室の鍵",
          .place = "renga.example",
          .algorithm = -7,
          .public_key = "AAAA",
          .counter = 3,
          .made_utc = "2026-04-01T09:00:00Z"};
}

TEST_P(Accounts, AreThereOnce) {
  auto store = open().value();
  auto transaction = store.write().value();
  ASSERT_TRUE(add_account(transaction, account("u1")));
  const auto found = find_account(transaction, "u1").value();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->roles, "contact,handler");
  EXPECT_EQ(found->version, 1);
  EXPECT_FALSE(find_account(transaction, "u2").value());
  EXPECT_FALSE(add_account(transaction, account("u1")));
}

TEST_P(Accounts, UseARecoveryCodeOnce) {
  auto store = open().value();
  auto transaction = store.write().value();
  ASSERT_TRUE(add_account(transaction, account("u1")));
  ASSERT_TRUE(replace_codes(transaction, "u1", {"m1", "m2"}));
  EXPECT_TRUE(use_code(transaction, "u1", "m1").value());
  EXPECT_FALSE(use_code(transaction, "u1", "m1").value());
  EXPECT_EQ(find_account(transaction, "u1").value()->codes_left, 1);
}

// API-28
TEST_P(Accounts, HavePasskeysOfTheirOwn) {
  auto store = open().value();
  auto transaction = store.write().value();
  ASSERT_TRUE(add_account(transaction, account("u1")));
  ASSERT_TRUE(add_account(transaction, account("u2")));
  const PasskeyRow row = passkey("k1", "u1");
  ASSERT_TRUE(add_passkey(transaction, row));
  EXPECT_EQ(find_passkey(transaction, "k1").value(), row);
  EXPECT_EQ(passkeys_of(transaction, "u1").value(), std::vector{row});
  EXPECT_TRUE(passkeys_of(transaction, "u2").value().empty());
  // Of two that read the same row, one has used it.
  EXPECT_TRUE(use_passkey(transaction, row, 4, "2026-04-02T09:00:00Z").value());
  EXPECT_FALSE(use_passkey(transaction, row, 5, "2026-04-02T09:00:00Z").value());
  EXPECT_EQ(find_passkey(transaction, "k1").value()->counter, 4);
  EXPECT_FALSE(drop_passkey(transaction, "u2", "k1").value());
  EXPECT_TRUE(drop_passkey(transaction, "u1", "k1").value());
  EXPECT_FALSE(find_passkey(transaction, "k1").value());
}

TEST_P(Accounts, LoseAllPasskeysAtOnce) {
  auto store = open().value();
  auto transaction = store.write().value();
  ASSERT_TRUE(add_account(transaction, account("u1")));
  for (const char* id : {"k1", "k2"}) ASSERT_TRUE(add_passkey(transaction, passkey(id, "u1")));
  ASSERT_TRUE(drop_passkeys(transaction, "u1"));
  EXPECT_TRUE(passkeys_of(transaction, "u1").value().empty());
}

}  // namespace
}  // namespace renga::store
