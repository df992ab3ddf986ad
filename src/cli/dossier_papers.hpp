#pragma once

#include "cli/session.hpp"

namespace renga::cli {

/// The subverbs of `renga dossier` that make papers and pictures.
void add_dossier_papers(CLI::App& verb, Session& session);

}  // namespace renga::cli
