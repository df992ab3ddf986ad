#include "accounts/accounts.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace renga::accounts {
namespace {

constexpr std::array kFaults = {
    PasswordFaultRow{PasswordFault::too_short,
                     "SEC-55",
                     {"文字数が足りません。", "There are too few characters."}},
    PasswordFaultRow{
        PasswordFault::letter_missing, "SEC-55", {"英字を含めてください。", "Use letters, too."}},
    PasswordFaultRow{
        PasswordFault::digit_missing, "SEC-55", {"数字を含めてください。", "Use digits, too."}},
    PasswordFaultRow{
        PasswordFault::symbol_missing, "SEC-55", {"記号を含めてください。", "Use signs, too."}},
    PasswordFaultRow{PasswordFault::names_account,
                     "SEC-55",
                     {"アカウント名を含めないでください。", "Leave the name of the account out."}},
    PasswordFaultRow{PasswordFault::easily_guessed,
                     "SEC-55",
                     {"推定されやすい文字の並びです。別のものにしてください。",
                      "It is easily guessed. Choose another one."}},
};

/// Seconds to wait after so many failures in a row; the last row holds for all further ones.
constexpr std::array<Seconds, 9> kWaits = {0, 0, 0, 5, 15, 60, 300, 900, 3600};
constexpr Seconds kForgotten = 24 * 60 * 60;

bool is_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}
bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

char small(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

std::string small(std::string_view text) {
  std::string made;
  for (const char letter : text) made += small(letter);
  return made;
}

/// Characters of UTF-8: bytes that do not continue one.
std::int64_t characters(std::string_view text) {
  return std::ranges::count_if(
      text, [](char letter) { return (static_cast<unsigned char>(letter) & 0xC0U) != 0x80U; });
}

/// Few different characters, or a word that every guesser tries first, even with signs around it.
bool is_easily_guessed(std::string_view password) {
  constexpr std::array<std::string_view, 12> kTriedFirst = {
      "password", "passw0rd", "qwerty", "123456", "abc123", "letmein",
      "welcome",  "iloveyou", "admin",  "asdfgh", "111111", "renga"};
  constexpr std::size_t kDifferentMin = 5;
  const std::string plain = small(password);
  if (std::set<char>(plain.begin(), plain.end()).size() < kDifferentMin) return true;
  return std::ranges::any_of(kTriedFirst, [&](std::string_view word) {
    // The rest of it is not worth a password of its own.
    return plain.find(word) != std::string::npos && plain.size() < word.size() + 6;
  });
}

}  // namespace

bool is_account_name(std::string_view name) {
  constexpr std::size_t kShortest = 2;
  constexpr std::size_t kLongest = 40;
  if (name.size() < kShortest || name.size() > kLongest) return false;
  if (name.front() < 'a' || name.front() > 'z') return false;
  return std::ranges::all_of(name, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || is_digit(letter) || letter == '-' || letter == '.' ||
           letter == '_';
  });
}

const PasswordFaultRow& row_of(PasswordFault fault) {
  return *std::ranges::find(kFaults, fault, &PasswordFaultRow::fault);
}

std::vector<PasswordFault> faults_of(std::string_view password, std::string_view account,
                                     const PasswordRules& rules) {
  const bool letters = std::ranges::any_of(password, is_letter);
  const bool digits = std::ranges::any_of(password, is_digit);
  const bool symbols = std::ranges::any_of(
      password, [](char letter) { return !is_letter(letter) && !is_digit(letter); });
  const bool named = !account.empty() && small(password).find(small(account)) != std::string::npos;
  const std::array found = {characters(password) < rules.length_min,
                            !letters,
                            !digits,
                            !symbols,
                            named,
                            is_easily_guessed(password)};
  std::vector<PasswordFault> faults;
  for (std::size_t index = 0; index < found.size(); ++index)
    if (found[index]) faults.push_back(kFaults[index].fault);
  return faults;
}

std::optional<Date> change_due(std::string_view password, Date set, const PasswordRules& rules) {
  if (characters(password) >= rules.length_no_rotation) return std::nullopt;
  return months_after(set, static_cast<int>(rules.rotation_months));
}

Seconds seconds_to_wait(const Failures& failures, Seconds now) {
  if (now - failures.last > kForgotten) return 0;
  const auto row =
      std::min<std::size_t>(static_cast<std::size_t>(failures.count), kWaits.size() - 1);
  return std::max<Seconds>(0, failures.last + kWaits[row] - now);
}

Failures after_failure(const Failures& failures, Seconds now) {
  const bool forgotten = now - failures.last > kForgotten;
  return {(forgotten ? 0 : failures.count) + 1, now};
}

bool accepts_step(std::int64_t step, std::int64_t last_step_used) {
  return step > last_step_used;
}

bool accepts_counter(std::int64_t counter, std::int64_t last_counter) {
  return counter > last_counter || (counter == 0 && last_counter == 0);
}

bool is_passkey_place(std::string_view host) {
  const std::string_view last = host.substr(host.rfind('.') + 1);
  const bool plain = std::ranges::all_of(host, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-' ||
           letter == '.';
  });
  // The last word of a name is no number; one of an IPv4 address is.
  return plain && !last.empty() && last.find_first_not_of("0123456789") != last.npos;
}

Seconds end_of(const SessionTimes& times, const SessionLimits& limits) {
  return times.began + (times.second_factor_given ? limits.longest : limits.half_way);
}

SessionStanding standing_of(const SessionTimes& times, const SessionLimits& limits, Seconds now) {
  if (now >= end_of(times, limits)) return SessionStanding::ended;
  if (!times.second_factor_given) return SessionStanding::live;
  if (times.locked || now - times.seen >= limits.idle) return SessionStanding::locked;
  return SessionStanding::live;
}

}  // namespace renga::accounts
