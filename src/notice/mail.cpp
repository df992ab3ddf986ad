#include "notice/mail.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include <fmt/format.h>

namespace renga::notice {
namespace {

constexpr std::string_view kBreak = "\r\n";
/// Bytes of text in one encoded word: 45 bytes are 60 letters of Base64, with its frame 72.
constexpr std::size_t kWordBytes = 45;
constexpr std::size_t kLineLetters = 76;

bool is_control(char letter) {
  const auto code = static_cast<unsigned char>(letter);
  return code < 0x20 || code == 0x7f;
}

bool is_ascii(std::string_view text) {
  return std::ranges::none_of(text, [](char letter) { return (letter & 0x80) != 0; });
}

std::string base64(std::string_view text) {
  const std::vector<std::uint8_t> bytes(text.begin(), text.end());
  return to_base64(bytes);
}

/// The longest beginning of at most so many bytes that ends between characters of UTF-8.
std::string_view whole_characters(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (text[bytes] & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

constexpr std::string_view kAtom = "!#$%&'*+/=?^_{|}~-";

bool is_atom(char letter) {
  const auto code = static_cast<unsigned char>(letter);
  return (code < 0x80 && std::isalnum(code) != 0) || kAtom.find(letter) != std::string_view::npos;
}

/// Words of allowed letters between single dots.
bool is_dotted(std::string_view text) {
  const auto words = split(text, '.');
  return std::ranges::all_of(words, [](std::string_view word) {
    return !word.empty() && std::ranges::all_of(word, is_atom);
  });
}

constexpr std::array<std::string_view, 7> kWeekdays = {"Thu", "Fri", "Sat", "Sun",
                                                       "Mon", "Tue", "Wed"};
constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// Thu, 1 Jan 1970 00:00:00 +0000.
std::string date_of(const std::string& time_utc) {
  const auto day = parse_iso_date(std::string_view(time_utc).substr(0, 10));
  ensure(day.has_value() && time_utc.size() >= 19, "a mail has the moment of its sending");
  const auto weekday = static_cast<std::size_t>(((day->days() % 7) + 7) % 7);
  return fmt::format("{}, {} {} {} {} +0000", kWeekdays[weekday], day->day(),
                     kMonths[day->month() - 1], day->year(), time_utc.substr(11, 8));
}

std::string body_lines(std::string_view body) {
  const std::string letters = base64(body);
  std::string lines;
  for (std::size_t at = 0; at < letters.size(); at += kLineLetters)
    lines += letters.substr(at, kLineLetters) + std::string(kBreak);
  return lines;
}

}  // namespace

HeaderText::HeaderText(std::string_view text) : text_(is_utf8(text) ? text : "?") {
  std::ranges::replace_if(text_, is_control, ' ');
}

std::string HeaderText::encoded() const {
  if (is_ascii(text_) && text_.size() <= kLineLetters) return text_;
  std::string words;
  std::string_view rest = text_;
  while (!rest.empty()) {
    const std::string_view piece = whole_characters(rest, kWordBytes);
    rest.remove_prefix(piece.size());
    words += (words.empty() ? "" : std::string(kBreak) + " ") + "=?UTF-8?B?" + base64(piece) + "?=";
  }
  return words;
}

std::optional<MailAddress> MailAddress::of(std::string_view text) {
  const auto at = text.find('@');
  if (at == std::string_view::npos || text.size() > 254) return std::nullopt;
  if (!is_dotted(text.substr(0, at)) || !is_dotted(text.substr(at + 1))) return std::nullopt;
  return MailAddress(std::string(text));
}

std::string_view MailAddress::domain() const {
  return std::string_view(text_).substr(text_.find('@') + 1);
}

std::string to_eml(const Mail& mail) {
  return fmt::format(
      "Date: {}\r\nFrom: {}\r\nTo: {}\r\nSubject: {}\r\nMessage-ID: <{}@{}>\r\n"
      "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
      "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
      date_of(mail.time_utc), mail.from.text(), mail.to.disclose().text(), mail.subject.encoded(),
      mail.id, mail.from.domain(), body_lines(mail.body));
}

}  // namespace renga::notice
