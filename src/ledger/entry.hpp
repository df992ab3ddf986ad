#pragma once

#include "base/base.hpp"
#include "crypto/crypto.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace renga::ledger {

using crypto::Digest;

/// The longest line of a ledger, without its line feed (LED-1).
inline constexpr std::size_t kLineBytesMost = 65536;

/// The public trace of a value that lies elsewhere and may be erased there (LED-6).
struct Commitment {
  std::string name;
  std::string digest;  ///< 64 hexadecimal characters

  bool operator==(const Commitment&) const = default;
};

using Salt = std::array<std::uint8_t, 16>;

Salt make_salt();
/// LED-8.
Commitment commit_to(std::string_view name, const Personal<std::string>& value, const Salt& salt);

/// What is to be written: everything of an entry but its place.
struct Draft {
  std::string time_utc;  ///< 2026-11-28T09:00:00.000Z
  std::string subject;
  std::string kind;
  std::string actor;
  std::string body = "{}";  ///< a JSON object without any person's value
  std::vector<Commitment> commitments = {};
};

struct Entry {
  std::int64_t number = 0;
  Digest previous{};
  Draft said;
};

/// Where a ledger goes on: what the next entry must name.
struct Head {
  std::int64_t entries = 0;
  Digest last{};  ///< leaf digest of the last entry, or what LED-5 says for the first
  std::string time_utc = {};
};

/// Whether a name may be that of a ledger (LED-5).
bool is_origin(std::string_view name);
/// The head of a ledger without entries.
Head beginning(std::string_view origin);

/// LED-4.
Digest leaf_digest(std::string_view line);

struct Written {
  std::string line;  ///< without line feed
  Head head;
};

/// The next line. A draft that breaks LED-2 is a bug of the caller, but for its size:
/// limit_passed.
Result<Written> write(const Draft& draft, const Head& head);

/// The entry of a line, or ledger_line_broken with the reason; the line's place is the caller's.
Result<Entry> read(std::string_view line);

}  // namespace renga::ledger
