#pragma once

// The one header of this room: what is decided about accounts, pure. Values and moments come in,
// decisions go out; who keeps accounts and sessions is service.

#include "base/base.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::accounts {

/// Seconds since 1970 in UTC.
using Seconds = std::int64_t;

/// `u-hanako`: 2 to 40 small letters, digits, `-`, `.`, `_`, beginning with a letter. It is no
/// person's name: the ledger holds it for ever.
bool is_account_name(std::string_view name);

/// The rules of a guideline on passwords (SEC-55 to SEC-57), read from its rulebook.
struct PasswordRules {
  std::int64_t length_min = 0;
  std::int64_t length_no_rotation = 0;
  std::int64_t rotation_months = 0;
};

enum class PasswordFault : std::uint8_t {
  too_short,
  letter_missing,
  digit_missing,
  symbol_missing,
  names_account,
  easily_guessed,
};

struct PasswordFaultRow {
  PasswordFault fault;
  std::string_view rule;
  Bilingual sentence;
};
const PasswordFaultRow& row_of(PasswordFault fault);

/// All that is wrong with a password, in the order of the table. Length is counted in characters.
std::vector<PasswordFault> faults_of(std::string_view password, std::string_view account,
                                     const PasswordRules& rules);
/// The day by which a password must be changed; nothing where it is long enough to stay (SEC-57).
std::optional<Date> change_due(std::string_view password, Date set, const PasswordRules& rules);

/// How often sign-in failed in a row, for one account or one address.
struct Failures {
  std::int64_t count = 0;
  Seconds last = 0;

  bool operator==(const Failures&) const = default;
};

/// How long the next attempt has to wait: nothing after two failures, then longer each time, at
/// most an hour. What is older than a day is forgotten.
Seconds seconds_to_wait(const Failures& failures, Seconds now);
Failures after_failure(const Failures& failures, Seconds now);

/// A code of the second factor counts once, and none before the last one counts (RFC 6238, 5.2).
bool accepts_step(std::int64_t step, std::int64_t last_step_used);

/// The counter of a passkey grows with every signature, unless it never counts: one that stands
/// still may be a copy (WebAuthn 7.2, step 21).
bool accepts_counter(std::int64_t counter, std::int64_t last_counter);
/// Whether a passkey can belong to the host: a name, not an address (WebAuthn 5.1.3).
bool is_passkey_place(std::string_view host);
/// So many passkeys an account may have.
inline constexpr std::size_t kPasskeysMost = 10;

struct SessionLimits {
  Seconds idle = Seconds{15} * 60;
  Seconds longest = Seconds{12} * 60 * 60;
  Seconds half_way = Seconds{5} * 60;  ///< between password and second factor
};

enum class SessionStanding : std::uint8_t { live, locked, ended };

/// Where a session stands (SEC-67).
struct SessionTimes {
  Seconds began = 0;
  Seconds seen = 0;
  bool second_factor_given = false;
  bool locked = false;
};
SessionStanding standing_of(const SessionTimes& times, const SessionLimits& limits, Seconds now);
Seconds end_of(const SessionTimes& times, const SessionLimits& limits);

/// How long an invitation is good.
inline constexpr Seconds kInvitationSeconds = Seconds{7} * 24 * 60 * 60;

}  // namespace renga::accounts
