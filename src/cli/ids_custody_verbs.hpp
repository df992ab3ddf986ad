#pragma once

#include "cli/session.hpp"

namespace renga::cli {

/// --keys, --passphrase-file and --token: how every subverb of `renga ids` gets at keys.
void add_key_options(CLI::App& verb, Session& session, service::IdsCall& call, bool required);

/// --passphrase-file alone, for a subverb that needs no key but an identity.
void add_passphrase(CLI::App& verb, Session& session, service::IdsCall& call);

/// The subverbs of `renga ids` that look after what was made: history, trace, erase.
void add_ids_custody(CLI::App& verb, Session& session);

}  // namespace renga::cli
