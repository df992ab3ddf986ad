#pragma once

#include "crypto/crypto.hpp"
#include "engine/engine.hpp"

namespace renga::ids {

// The road of an ID from party to party, as the function renga_next_id(id) of the statements: each
// of these defines it in an engine of its own. IDs travel as hexadecimal text; a missing or
// unreadable one gives NULL.

/// R → S.
Done define_storing(engine::Engine& engine, const crypto::Key& database_key);
/// R → X.
Done define_processing(engine::Engine& engine, const crypto::Key& processing_key);
/// X → P.
Done define_provision(engine::Engine& engine, const crypto::Key& user_key);
/// S → R → X → P.
Done define_issuing(engine::Engine& engine, const crypto::Key& database_key,
                    const crypto::Key& processing_key, const crypto::Key& user_key);
/// The ID as it is.
Done define_keeping(engine::Engine& engine);

}  // namespace renga::ids
