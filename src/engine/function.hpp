#pragma once

#include "engine/engine.hpp"

#include <duckdb.h>

namespace renga::engine {

/// Makes a function of ours callable from statements of this connection.
Done register_function(duckdb_connection connection, ScalarFunction function);

}  // namespace renga::engine
