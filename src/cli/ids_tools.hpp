#pragma once

#include "cli/session.hpp"

#include <string>

namespace renga::cli {

// The subverbs of `renga ids` that look and check and make no ID.

/// How one person's identifiers become what is hashed (IDP-73).
void add_ids_explain(CLI::App& verb, Session& session);
/// A file of vectors held against this program (IDP-78).
void add_ids_vectors(CLI::App& verb, Session& session);
/// The IDs of a dataset as CSV (IDP-79).
void add_ids_list(CLI::App& verb, Session& session);

/// --normalisation strict|robust, for every subverb that normalises.
void add_normalisation(CLI::App& verb, Session& session, std::string& name);

}  // namespace renga::cli
