#pragma once

#include "cli/session.hpp"

namespace renga::cli {

/// `renga dossier values` and `renga dossier value`: values of persons that entries commit to.
void add_values(CLI::App& dossier, Session& session);
/// `renga ledger erase`.
void add_value_erasure(CLI::App& ledger, Session& session);

/// NAME=FILE, read whole: a value of a person never stands on the command line.
Result<service::PersonalValues> read_personal(const std::vector<std::string>& texts);

}  // namespace renga::cli
