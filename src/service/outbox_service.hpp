#pragma once

#include "service/dossier_office.hpp"
#include "store/store.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace renga::service {

struct OutboxCall {
  std::filesystem::path folder;
  std::string database = {};                         ///< URL; empty: SQLite in the folder (STO-1)
  std::optional<std::string> moment = std::nullopt;  ///< a fixed clock; nothing: now
};

/// A notice of the outbox as a list shows it.
struct ListedNotice {
  store::NoticeRow notice;
  bool has_address = false;  ///< NTC-10
};

/// Every notice, of whatever state.
Result<std::vector<ListedNotice>> list_outbox(const OutboxCall& call);

/// Puts what is to be said on the day of the call in all dossiers into the outbox (DOS-33, NTC-13),
/// once however often it is called; how many notices were new.
Result<std::int64_t> keep_reminders(const OutboxCall& call);

struct Sending {
  bool digest = false;  ///< one mail an account, whatever office.toml says
  bool retry = false;   ///< what was given up waits again
};

struct Sent {
  std::int64_t mails = 0;
  std::int64_t notices = 0;  ///< in these mails
  std::int64_t failed = 0;   ///< notices that wait for another try
  std::int64_t given_up = 0;
  std::int64_t without_address = 0;
};

/// Sends what is due; what a server refuses waits or is given up
/// and is no failure of the call. One process at a time sends.
Result<Sent> send_outbox(const OutboxCall& call, const Sending& sending);

}  // namespace renga::service
