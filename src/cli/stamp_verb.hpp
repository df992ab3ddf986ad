#pragma once

#include "cli/session.hpp"

#include <optional>
#include <vector>

#include <CLI/CLI.hpp>

namespace renga::cli {

/// `--tsa`: the certificate by which stamps are judged.
CLI::Option* ask_for_authority(CLI::App& verb, std::optional<service::LedgerPath>& authority,
                               const Session& session);

/// `renga ledger timestamp`: a checkpoint stamped by an outside authority.
void add_timestamp(CLI::App& verb, Session& session);

/// What was found of the stamps beside checkpoints; one that does not hold is a finding.
void add_stamps(Outcome& outcome, const std::vector<service::CheckedStamp>& stamps,
                const Session& session);

}  // namespace renga::cli
