#pragma once

#include "cli/session.hpp"

namespace renga::cli {

/// The subverbs of `renga dossier` that tell what is due.
void add_dossier_deadlines(CLI::App& verb, Session& session);

}  // namespace renga::cli
