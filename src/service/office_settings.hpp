#pragma once

#include "dossier/dossier.hpp"
#include "forms/forms.hpp"
#include "rulebook/rulebook.hpp"
#include "service/mail_settings.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace renga::service {

/// What `office.toml` of the folder says (DOS-23).
struct OfficeSettings {
  std::string origin;
  std::vector<rulebook::Rulebook> books;
  std::map<std::string, dossier::Roles> accounts;
  forms::Registry registry;  ///< names behind the accounts, for papers alone (DOS-34)
  std::map<std::string, AccountContact> contacts;
  std::optional<MailSettings> mail;  ///< always there once read
  std::filesystem::path file;
};

Result<OfficeSettings> read_office_settings(const std::filesystem::path& folder);

}  // namespace renga::service
