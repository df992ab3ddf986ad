#pragma once

#include "dossier/command.hpp"

#include <span>
#include <string_view>

namespace renga::dossier {

/// Whether the road of the dossier waits for this command now: it is no matter of exception, was
/// not given for the key before, and its time has come even if it may be given early (API-31).
bool is_waited_for(const CommandRow& row, std::string_view key, const Dossier& dossier,
                   std::span<const Event> events);

}  // namespace renga::dossier
