#pragma once

#include "notice/mail.hpp"

#include <optional>
#include <string>

namespace renga::notice {

/// A mail server: `smtps://host:465`, or `smtp://host:587`, where the connection is made secret by
/// STARTTLS or not used, except on this machine itself (NTC-8).
class MailServer {
 public:
  /// mail_server_bad where it is no such address.
  static Result<MailServer> of(const std::string& url);

  /// The account of the server, where it asks for one.
  void sign_in(std::string user, std::string password);
  /// mail_refused with the server's code; never with its words, which may name the receiver.
  Done send(const Mail& mail) const;

 private:
  explicit MailServer(std::string url, bool local) : url_(std::move(url)), local_(local) {}

  std::string url_;
  bool local_;
  std::string user_;
  std::string password_;
};

}  // namespace renga::notice
