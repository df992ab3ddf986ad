#pragma once

#include "base/base.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace renga::notice {

/// Text for one line of a mail's head. It holds no line break and no other control character,
/// whatever it was made from: a head cannot be continued through it (NTC-5).
class HeaderText {
 public:
  explicit HeaderText(std::string_view text);

  const std::string& text() const { return text_; }
  /// As RFC 2047 writes what is not ASCII, in lines of at most 76 characters.
  std::string encoded() const;

 private:
  std::string text_;
};

/// An address `local@domain` of letters, digits and `.!#$%&'*+/=?^_{|}~-`, and nothing else
/// (NTC-5).
class MailAddress {
 public:
  static std::optional<MailAddress> of(std::string_view text);

  const std::string& text() const { return text_; }
  std::string_view domain() const;

 private:
  explicit MailAddress(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

/// One mail, complete.
struct Mail {
  MailAddress from;
  Personal<MailAddress> to;
  HeaderText subject;
  std::string body;      ///< UTF-8, lines end with `\n`
  std::string id;        ///< hexadecimal; the part of the Message-ID before the sender's domain
  std::string time_utc;  ///< 2026-11-28T09:00:00.000Z
};

/// The mail as RFC 5322 has it: 7 bit, CRLF, the body in Base64. The same mail gives the same
/// bytes.
std::string to_eml(const Mail& mail);

}  // namespace renga::notice
