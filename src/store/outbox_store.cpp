#include "store/outbox_store.hpp"

#include "store/sql.hpp"

namespace renga::store {
namespace {

NoticeRow notice_of(const Row& row) {
  return {.id = row.text("id"),
          .dossier = row.text("dossier"),
          .event = row.number("event"),
          .account = row.text("account"),
          .language = row.text("language"),
          .subject = row.text("subject"),
          .body = row.text("body"),
          .state = row.text("state"),
          .attempts = row.number("attempts"),
          .due = row.text("due"),
          .reason = row.text("reason"),
          .changed = row.text("changed")};
}

std::vector<NoticeRow> notices_of(const std::vector<Row>& rows) {
  std::vector<NoticeRow> notices;
  for (const Row& row : rows) notices.push_back(notice_of(row));
  return notices;
}

}  // namespace

Result<bool> put_notice(Transaction& transaction, const NoticeRow& notice) {
  RENGA_ASSIGN(const std::int64_t touched,
               transaction.run(sql::notice_put, {{"id", notice.id},
                                                 {"dossier", notice.dossier},
                                                 {"event", notice.event},
                                                 {"account", notice.account},
                                                 {"language", notice.language},
                                                 {"subject", notice.subject},
                                                 {"body", notice.body},
                                                 {"state", notice.state},
                                                 {"attempts", notice.attempts},
                                                 {"due", notice.due},
                                                 {"reason", notice.reason},
                                                 {"changed", notice.changed}}));
  return touched > 0;
}

Done move_notice(Transaction& transaction, const NoticeRow& notice) {
  RENGA_TRY(transaction.run(sql::notice_moved, {{"id", notice.id},
                                                {"state", notice.state},
                                                {"attempts", notice.attempts},
                                                {"due", notice.due},
                                                {"reason", notice.reason},
                                                {"changed", notice.changed}}));
  return {};
}

Result<std::vector<NoticeRow>> notice_rows(Transaction& transaction) {
  RENGA_ASSIGN(const auto rows, transaction.rows(sql::notice_rows));
  return notices_of(rows);
}

Result<std::vector<NoticeRow>> notices_due(Transaction& transaction, std::string_view moment) {
  RENGA_ASSIGN(const auto rows, transaction.rows(sql::notice_rows_due, {{"moment", moment}}));
  return notices_of(rows);
}

Result<std::int64_t> retry_notices(Transaction& transaction, std::string_view moment) {
  return transaction.run(sql::notice_retry, {{"moment", moment}, {"changed", moment}});
}

}  // namespace renga::store
