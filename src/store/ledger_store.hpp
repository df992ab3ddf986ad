#pragma once

#include "store/database.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::store {

/// Where the kept ledger goes on: what the next line must name (docs/spec/ledger.md).
struct LedgerHead {
  std::string origin;
  std::int64_t entries = 0;
  std::string last_digest;  ///< hexadecimal
  std::string time_utc;     ///< of the last entry; empty where there is none

  bool operator==(const LedgerHead&) const = default;
};

/// A line of the ledger with what it is found by.
struct LedgerLine {
  std::int64_t number = 0;
  std::string subject;
  std::string line;

  bool operator==(const LedgerLine&) const = default;
};

/// A line with the one that follows it in the ledger.
struct LinkedLine {
  LedgerLine line;
  std::optional<std::string> next;

  bool operator==(const LinkedLine&) const = default;
};

/// Writes the head of a ledger that has no entries, where there is no ledger.
Done begin_ledger(Transaction& transaction, const LedgerHead& head);
/// Nothing where no ledger was begun.
Result<std::optional<LedgerHead>> ledger_head(Transaction& transaction);
/// The same, and nobody else appends before this transaction is over (STO-12).
Result<std::optional<LedgerHead>> take_ledger_head(Transaction& transaction);
/// The line of number `next.entries - 1`, and the head after it.
Done append_line(Transaction& transaction, const LedgerLine& line, const LedgerHead& next);

/// The lines from a number on, in their order, in bounded memory.
Done each_line(Transaction& transaction, std::int64_t from,
               const std::function<Done(const LedgerLine&)>& take);
/// Which lines a list asks for; an empty text asks for all.
struct LineFilter {
  std::string subject = {};
  std::string kind = {};
};
struct LinePage {
  std::int64_t from = 0;
  std::int64_t limit = 50;
};
struct LatestLines {
  std::int64_t total = 0;
  std::vector<LedgerLine> lines;
};
/// The latest first; those of a kind are found by what their lines say.
Result<LatestLines> latest_lines(Transaction& transaction, const LineFilter& filter,
                                 const LinePage& page);

/// All lines about one subject, in their order.
Result<std::vector<LinkedLine>> lines_about(Transaction& transaction, std::string_view subject);

/// A person's value that an entry commits to, and its salt in hexadecimal (LED-6).
struct KeptValue {
  Personal<std::string> salt;
  Personal<std::string> value;
};

Done keep_value(Transaction& transaction, std::int64_t entry, std::string_view name,
                const KeptValue& kept);

/// What is left of a value: itself, or the entry that tells of its erasure.
struct ValuePlace {
  std::optional<KeptValue> kept;
  std::optional<std::int64_t> erased_by;
};

/// Nothing where the entry commits to no value of the name.
Result<std::optional<ValuePlace>> find_value(Transaction& transaction, std::int64_t entry,
                                             std::string_view name);
/// Whether there was a value to be erased.
Result<bool> erase_value(Transaction& transaction, std::int64_t entry, std::string_view name,
                         std::int64_t erased_by);

/// A value that is still there.
struct ValueName {
  std::int64_t entry = 0;
  std::string name;

  bool operator==(const ValueName&) const = default;
};
Result<std::vector<ValueName>> values_about(Transaction& transaction, std::string_view subject);

}  // namespace renga::store
