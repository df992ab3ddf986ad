#pragma once

#include "service/desk.hpp"

#include <string>
#include <vector>

namespace renga::service {

/// Messages of a dossier that the caller sent or that are for one of its roles, the earliest first.
Result<std::vector<store::MessageRow>> messages(Desk& desk, const Account& who,
                                                const std::string& number);
/// message_bad names the field: no role, no text, or too long a text.
Result<store::MessageRow> send_message(Desk& desk, const Account& who, const std::string& number,
                                       const std::vector<std::string>& to, const std::string& text);

/// The roles that a message was sent to.
std::vector<std::string> receivers_of(const store::MessageRow& row);

}  // namespace renga::service
