#pragma once

#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace renga::store {

// What the portal keeps of a dossier beside its events: what is being written, and what people sent
// each other. Days are `2026-04-01`, moments `2026-11-28T09:00:00.000Z`.

/// A section of the application as it is being written; JSON text.
struct DraftRow {
  std::string content;
  std::int64_t version = 0;
  std::string account;
  std::string time_utc;
};

Result<std::optional<DraftRow>> find_draft(Transaction& transaction, std::string_view dossier,
                                           std::string_view section);
/// Whether the draft was at `row.version`, 0 where there was none; the new one is one later.
Result<bool> keep_draft(Transaction& transaction, std::string_view dossier,
                        std::string_view section, const DraftRow& row);

struct VersionRow {
  std::int64_t version = 0;
  std::string content;
  std::string sha256;
  std::string account;
  std::string day;
};

Result<std::vector<VersionRow>> versions_of(Transaction& transaction, std::string_view dossier,
                                            std::string_view section);
/// `row.version` is counted here.
Done add_version(Transaction& transaction, std::string_view dossier, std::string_view section,
                 const VersionRow& row);

struct MessageRow {
  std::int64_t number = 0;
  std::string account;
  std::string sent_to;  ///< roles with commas between
  std::string content;
  std::string time_utc;
};

Result<std::vector<MessageRow>> messages_of(Transaction& transaction, std::string_view dossier);
/// `row.number` is counted here.
Done add_message(Transaction& transaction, std::string_view dossier, const MessageRow& row);

struct UploadRow {
  std::string sha256;
  std::string name;
  std::int64_t bytes = 0;
  std::string purpose;
  std::string account;
  std::string time_utc;
};

Result<std::vector<UploadRow>> uploads_of(Transaction& transaction, std::string_view dossier);
/// store_conflict where the dossier has the same bytes already.
Done add_upload(Transaction& transaction, std::string_view dossier, const UploadRow& row);

struct MarkRow {
  std::string account;
  std::string criterion;
  std::string mark;
  std::string comment;
};

/// The thread of a meeting: dossier, track, key.
struct MeetingKey {
  std::string dossier;
  std::string track;
  std::string key;
};

Result<std::vector<MarkRow>> marks_of(Transaction& transaction, const MeetingKey& meeting);
/// In place of those that the member had given.
Done replace_marks(Transaction& transaction, const MeetingKey& meeting, std::string_view account,
                   const std::vector<MarkRow>& rows);

/// The notices that an account has read.
Result<std::set<std::string>> notices_read(Transaction& transaction, std::string_view account);
Done note_read(Transaction& transaction, std::string_view account, std::string_view notice,
               std::string_view time_utc);

}  // namespace renga::store
