#include "portal/attack.hpp"

#include "portal/letters.hpp"

#include <algorithm>
#include <array>

namespace renga::portal {
namespace {

constexpr std::array<std::string_view, kAttackKinds> kNames = {
    "forged_request",  "path_traversal",  "header_injection", "smuggled_request",
    "bad_header",      "header_too_long", "body_too_long",    "too_slow",
    "too_often",       "sign_in_refused", "sign_in_delayed",  "code_replayed",
    "unknown_session", "not_permitted",   "unsafe_file",      "too_many_connections",
    "markup"};

struct TellRow {
  std::string_view code;
  Attack attack;
};
/// By name: the codes of other rooms are not seen here.
constexpr std::array kTells = {
    TellRow{"sign_in_refused", Attack::sign_in_refused},
    TellRow{"sign_in_delayed", Attack::sign_in_delayed},
    TellRow{"declaration_leads_out", Attack::path_traversal},
    TellRow{"workbook_refused", Attack::unsafe_file},
};

bool is_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

bool is_of_a_host(char letter) {
  constexpr std::string_view kSigns = ".-_:[]";
  return is_letter(letter) || (letter >= '0' && letter <= '9') ||
         kSigns.find(letter) != std::string_view::npos;
}

/// `<b`, `</b`, `<!--`, `<?xml`: in a sum or a comparison a blank or a digit follows.
bool holds_markup(std::string_view text) {
  for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    if (is_letter(next) || next == '/' || next == '!' || next == '?') return true;
  }
  return in_small_letters(text).find("javascript:") != std::string::npos;
}

bool leads_upwards(std::string_view text) {
  constexpr std::array<std::string_view, 5> kWays = {"../", "..\\", "%2e%2e", "..%2f", "..%5c"};
  const std::string small = in_small_letters(text);
  return std::ranges::any_of(
      kWays, [&](std::string_view way) { return small.find(way) != std::string::npos; });
}

/// A line end and `Name:` behind it. A bare line feed is how people end a line of a text.
bool holds_header(std::string_view text) {
  for (auto at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1)) {
    auto end = text.find_first_not_of("\r\n", at);
    const auto begin = end;
    while (end < text.size() && (is_letter(text[end]) || text[end] == '-')) ++end;
    if (end != begin && end < text.size() && text[end] == ':') return true;
  }
  return false;
}

}  // namespace

std::string_view name_of(Attack attack) {
  return kNames.at(static_cast<std::size_t>(attack));
}

Attack attack_in_target(std::string_view target) {
  const std::string small = in_small_letters(target);
  for (const std::string_view line_end : {"%0d", "%0a", "%250d", "%250a"})
    if (small.find(line_end) != std::string::npos) return Attack::header_injection;
  constexpr std::array<std::string_view, 5> kDots = {"..", ".%2e", "%2e", "%252e", "\\"};
  for (const std::string_view dots : kDots)
    if (small.find(dots) != std::string::npos) return Attack::path_traversal;
  for (const std::string_view part : {"%5c", "%255c", "%00", "/./"})
    if (small.find(part) != std::string::npos) return Attack::path_traversal;
  return Attack::bad_header;
}

std::optional<Attack> attack_in_head(const Asked& asked) {
  const std::string_view coding = asked.header("transfer-encoding");
  if (!coding.empty() && (in_small_letters(coding) != "chunked" || asked.old_http))
    return Attack::smuggled_request;
  const std::string_view host = asked.header("host");
  const bool host_due = !asked.old_http || !host.empty();
  if (host_due && (host.empty() || !std::ranges::all_of(host, is_of_a_host)))
    return Attack::bad_header;
  return std::nullopt;
}

std::optional<Attack> attack_told_by(const Error& error) {
  // For the caller a code that was used before is a wrong one; the log knows better.
  if (!error.detail("replayed").empty()) return Attack::code_replayed;
  const auto row = std::ranges::find(kTells, error_row(error.code()).name, &TellRow::code);
  return row == kTells.end() ? std::nullopt : std::optional(row->attack);
}

std::set<Attack> attacks_in(std::string_view text) {
  std::set<Attack> found;
  if (holds_markup(text)) found.insert(Attack::markup);
  if (leads_upwards(text)) found.insert(Attack::path_traversal);
  if (holds_header(text)) found.insert(Attack::header_injection);
  return found;
}

}  // namespace renga::portal
