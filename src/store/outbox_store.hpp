#pragma once

#include "store/database.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace renga::store {

/// One notice to one account (docs/spec/notices.md). Moments are UTC to the millisecond.
struct NoticeRow {
  std::string id;
  std::string dossier;
  std::int64_t event = 0;  ///< from 1
  std::string account;
  std::string language;
  std::string subject;
  std::string body;
  std::string state;  ///< waiting, sent, given_up
  std::int64_t attempts = 0;
  std::string due;      ///< not to be sent before
  std::string reason;   ///< of the last failure; empty where there was none
  std::string changed;  ///< when the state became what it is

  bool operator==(const NoticeRow&) const = default;
};

/// Keeps a notice that is new; one that is there stays as it is (NTC-4). Whether it was new.
Result<bool> put_notice(Transaction& transaction, const NoticeRow& notice);
/// State, attempts, due moment, reason and moment of the change; all else stays.
Done move_notice(Transaction& transaction, const NoticeRow& notice);
Result<std::vector<NoticeRow>> notice_rows(Transaction& transaction);
/// Those that wait and are due at the moment.
Result<std::vector<NoticeRow>> notices_due(Transaction& transaction, std::string_view moment);
/// Makes what was given up wait again; how many.
Result<std::int64_t> retry_notices(Transaction& transaction, std::string_view moment);

}  // namespace renga::store
