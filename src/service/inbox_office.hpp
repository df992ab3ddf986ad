#pragma once

#include "service/desk.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace renga::service {

/// What was done in a dossier and is told to one account: what others did, where the table of
/// commands tells its role of it (NTC-1), and that the own submission was taken in.
struct InboxNotice {
  std::string id;
  std::string dossier;
  std::int64_t event = 0;  ///< from 1
  const dossier::CommandRow* row = nullptr;
  Date day;
  std::string time_utc;     ///< of its entry in the ledger
  bool is_receipt = false;  ///< it was the account itself that did it
  bool read = false;
};

/// Of the last sixty days, the latest first.
Result<Page<InboxNotice>> inbox(Desk& desk, const Account& who, bool unread_only,
                                const PageWish& wish);
/// file_unknown where the account has no such notice.
Done mark_read(Desk& desk, const Account& who, std::string_view id);

}  // namespace renga::service
