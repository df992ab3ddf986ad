#pragma once

#include "notice/notice.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace renga::service {

/// How an account is told: `mail` and `language` of office.toml (NTC-2, NTC-10).
struct AccountContact {
  std::optional<Personal<notice::MailAddress>> mail = std::nullopt;
  Language language = Language::japanese;
};

/// `[mail]` of office.toml; without it mails become files (NTC-6).
struct MailSettings {
  notice::MailAddress from;
  std::optional<notice::MailServer> server = std::nullopt;
  bool digest = false;
};

Result<AccountContact> read_contact(const Settings& account);
/// `folder` is where password_file is looked for; without a `from` the sender is renga@ the host of
/// the ledger's origin.
Result<MailSettings> read_mail(const Settings& root, const std::string& origin,
                               const std::filesystem::path& folder);

}  // namespace renga::service
