#pragma once

#include "cli/session.hpp"

namespace renga::cli {

/// The options with which a verb opens and seals packages; each verb adds the groups it needs.
void add_identity_options(CLI::App& verb, Session& session, service::PackageCall& call);
/// `--from`, `--received`
void add_opening(CLI::App& verb, Session& session, service::PackageCall& call);
/// `--seal-to`, `--days`
void add_sealing(CLI::App& verb, Session& session, service::PackageCall& call);
void add_days(CLI::App& verb, Session& session, service::PackageCall& call);
/// `--purpose`, one of the purposes of a package.
void add_purpose(CLI::App& verb, Session& session, std::string& purpose);

}  // namespace renga::cli
