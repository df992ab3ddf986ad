#pragma once

#include "ledger/ledger.hpp"
#include "service/desk.hpp"

#include <optional>
#include <string>
#include <vector>

namespace renga::service {

// The record as those see it who keep it: office and administrators. The rooms above judge who
// asks.

struct LedgerFilter {
  std::string dossier = {};
  std::string kind = {};
};
struct SeenEntry {
  ledger::Entry entry;
  std::string digest;  ///< hexadecimal, what the next entry names
};
/// The latest first.
Result<Page<SeenEntry>> ledger_entries(Desk& desk, const LedgerFilter& filter,
                                       const PageWish& wish);

struct SeenHead {
  std::string origin;
  std::int64_t entries = 0;
  std::string root;  ///< hexadecimal
  std::string time_utc;
};
Result<SeenHead> seen_head(Desk& desk);

/// Every line held against its neighbours, the head and the places where it is found (LED-20,
/// STO-41).
Result<ledger::Verification> verify_all(Desk& desk);

}  // namespace renga::service
