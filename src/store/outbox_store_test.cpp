#include "store/outbox_store.hpp"

#include "store/stores_for_test.hpp"

namespace renga::store {
namespace {

using Outbox = EachStore;
RENGA_ON_EACH_STORE(Outbox);

NoticeRow notice(const std::string& id, std::int64_t event) {
  return {.id = id,
          .dossier = "R8-0001",
          .event = event,
          .account = "office-1",
          .language = "ja",
          .subject = "【連歌】申出 R8-0001",
          .body = "本文\n",
          .state = "waiting",
          .attempts = 0,
          .due = "2026-04-01T00:00:00.000Z",
          .reason = {},
          .changed = "2026-04-01T00:00:00.000Z"};
}

// NTC-4.
TEST_P(Outbox, KeepsANoticeOnceHoweverOftenItIsPut) {
  auto store = open().value();
  auto transaction = store.write().value();
  EXPECT_TRUE(put_notice(transaction, notice("a", 1)).value());
  NoticeRow sent = notice("a", 1);
  sent.state = "sent";
  ASSERT_TRUE(move_notice(transaction, sent));
  EXPECT_FALSE(put_notice(transaction, notice("a", 1)).value());
  EXPECT_EQ(notice_rows(transaction).value(), std::vector<NoticeRow>{sent});
}

// NTC-7.
TEST_P(Outbox, GivesWhatWaitsAndIsDue) {
  auto store = open().value();
  auto transaction = store.write().value();
  NoticeRow later = notice("b", 2);
  later.due = "2026-04-01T00:01:00.000Z";
  ASSERT_TRUE(put_notice(transaction, notice("a", 1)));
  ASSERT_TRUE(put_notice(transaction, later));
  EXPECT_EQ(notices_due(transaction, "2026-04-01T00:00:59.999Z").value().size(), 1U);
  EXPECT_EQ(notices_due(transaction, "2026-04-01T00:01:00.000Z").value().size(), 2U);
  later.state = "given_up";
  later.attempts = 9;
  ASSERT_TRUE(move_notice(transaction, later));
  EXPECT_EQ(notices_due(transaction, "2027-01-01T00:00:00.000Z").value().size(), 1U);
  EXPECT_EQ(retry_notices(transaction, "2026-05-01T00:00:00.000Z").value(), 1);
  const auto due = notices_due(transaction, "2026-05-01T00:00:00.000Z").value();
  ASSERT_EQ(due.size(), 2U);
  EXPECT_EQ(due[1].attempts, 0);
}

}  // namespace
}  // namespace renga::store
