#pragma once

#include "engine/engine.hpp"

#include <memory>

#include <duckdb.h>

namespace renga::engine {

Result<std::unique_ptr<Appender>> open_appender(duckdb_connection connection,
                                                const TableSchema& schema);

}  // namespace renga::engine
