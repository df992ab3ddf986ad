#include "store/paper_store.hpp"

#include "store/sql.hpp"

namespace renga::store {
namespace {

template <typename Kept, typename Make>
Result<std::vector<Kept>> all_of(Transaction& transaction, const Sql& sql,
                                 const Parameters& parameters, const Make& make) {
  std::vector<Kept> all;
  RENGA_TRY(transaction.each(sql, parameters, [&](const Row& row) -> Done {
    all.push_back(make(row));
    return {};
  }));
  return all;
}

Done run(Transaction& transaction, const Sql& sql, const Parameters& parameters) {
  RENGA_ASSIGN([[maybe_unused]] const std::int64_t touched, transaction.run(sql, parameters));
  return {};
}

}  // namespace

Result<std::optional<DraftRow>> find_draft(Transaction& transaction, std::string_view dossier,
                                           std::string_view section) {
  RENGA_ASSIGN(const std::optional<Row> row,
               transaction.row(sql::draft_of, {{"dossier", dossier}, {"section", section}}));
  if (!row) return std::optional<DraftRow>();
  return std::optional(DraftRow{.content = row->text("content"),
                                .version = row->number("version"),
                                .account = row->text("account"),
                                .time_utc = row->text("time_utc")});
}

Result<bool> keep_draft(Transaction& transaction, std::string_view dossier,
                        std::string_view section, const DraftRow& row) {
  RENGA_ASSIGN(const auto there, find_draft(transaction, dossier, section));
  const Parameters told = {{"dossier", dossier},
                           {"section", section},
                           {"content", row.content},
                           {"account", row.account},
                           {"time_utc", row.time_utc}};
  if (!there) {
    if (row.version != 0) return false;
    RENGA_TRY(run(transaction, sql::draft_add, told));
    return true;
  }
  Parameters changed = told;
  changed.push_back({"version", row.version});
  RENGA_ASSIGN(const std::int64_t touched, transaction.run(sql::draft_change, changed));
  return touched > 0;
}

Result<std::vector<VersionRow>> versions_of(Transaction& transaction, std::string_view dossier,
                                            std::string_view section) {
  return all_of<VersionRow>(transaction, sql::versions_of,
                            {{"dossier", dossier}, {"section", section}}, [](const Row& row) {
                              return VersionRow{.version = row.number("version"),
                                                .content = row.text("content"),
                                                .sha256 = row.text("sha256"),
                                                .account = row.text("account"),
                                                .day = row.text("day")};
                            });
}

Done add_version(Transaction& transaction, std::string_view dossier, std::string_view section,
                 const VersionRow& row) {
  return run(transaction, sql::version_add,
             {{"dossier", dossier},
              {"section", section},
              {"content", row.content},
              {"sha256", row.sha256},
              {"account", row.account},
              {"day", row.day},
              {"of_dossier", dossier},
              {"of_section", section}});
}

Result<std::vector<MessageRow>> messages_of(Transaction& transaction, std::string_view dossier) {
  return all_of<MessageRow>(transaction, sql::messages_of, {{"dossier", dossier}},
                            [](const Row& row) {
                              return MessageRow{.number = row.number("number"),
                                                .account = row.text("account"),
                                                .sent_to = row.text("sent_to"),
                                                .content = row.text("content"),
                                                .time_utc = row.text("time_utc")};
                            });
}

Done add_message(Transaction& transaction, std::string_view dossier, const MessageRow& row) {
  return run(transaction, sql::message_add,
             {{"dossier", dossier},
              {"account", row.account},
              {"sent_to", row.sent_to},
              {"content", row.content},
              {"time_utc", row.time_utc}});
}

Result<std::vector<UploadRow>> uploads_of(Transaction& transaction, std::string_view dossier) {
  return all_of<UploadRow>(transaction, sql::uploads_of, {{"dossier", dossier}},
                           [](const Row& row) {
                             return UploadRow{.sha256 = row.text("sha256"),
                                              .name = row.text("name"),
                                              .bytes = row.number("bytes"),
                                              .purpose = row.text("purpose"),
                                              .account = row.text("account"),
                                              .time_utc = row.text("time_utc")};
                           });
}

Done add_upload(Transaction& transaction, std::string_view dossier, const UploadRow& row) {
  return run(transaction, sql::upload_add,
             {{"dossier", dossier},
              {"sha256", row.sha256},
              {"name", row.name},
              {"bytes", row.bytes},
              {"purpose", row.purpose},
              {"account", row.account},
              {"time_utc", row.time_utc}});
}

Result<std::vector<MarkRow>> marks_of(Transaction& transaction, const MeetingKey& meeting) {
  return all_of<MarkRow>(
      transaction, sql::marks_of,
      {{"dossier", meeting.dossier}, {"track", meeting.track}, {"key", meeting.key}},
      [](const Row& row) {
        return MarkRow{.account = row.text("account"),
                       .criterion = row.text("criterion"),
                       .mark = row.text("mark"),
                       .comment = row.text("comment")};
      });
}

Done replace_marks(Transaction& transaction, const MeetingKey& meeting, std::string_view account,
                   const std::vector<MarkRow>& rows) {
  const Parameters place = {{"dossier", meeting.dossier},
                            {"track", meeting.track},
                            {"key", meeting.key},
                            {"account", account}};
  RENGA_TRY(run(transaction, sql::marks_drop, place));
  for (const MarkRow& row : rows) {
    Parameters told = place;
    told.push_back({"criterion", row.criterion});
    told.push_back({"mark", row.mark});
    told.push_back({"comment", row.comment});
    RENGA_TRY(run(transaction, sql::mark_add, told));
  }
  return {};
}

Result<std::set<std::string>> notices_read(Transaction& transaction, std::string_view account) {
  std::set<std::string> read;
  RENGA_TRY(
      transaction.each(sql::notices_read, {{"account", account}}, [&](const Row& row) -> Done {
        read.insert(row.text("notice"));
        return {};
      }));
  return read;
}

Done note_read(Transaction& transaction, std::string_view account, std::string_view notice,
               std::string_view time_utc) {
  return run(transaction, sql::notice_note_read,
             {{"account", account}, {"notice", notice}, {"time_utc", time_utc}});
}

}  // namespace renga::store
