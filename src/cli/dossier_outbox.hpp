#pragma once

#include "cli/session.hpp"

namespace renga::cli {

/// `renga dossier outbox list|send`.
void add_dossier_outbox(CLI::App& verb, Session& session);

}  // namespace renga::cli
