#pragma once

#include "anonymize/classes.hpp"

namespace renga::anonymize {

/// The table with one whole number in the place of its quasi-identifying values, different wherever
/// they are, so that classes are counted and joined by one column. Where a value is no code, or so
/// many combinations have no place in a number, the table stays as it is. `name` tells its function
/// from others of the same engine.
Result<QuasiTable> with_class_key(QuasiTable table, const std::string& name,
                                  engine::Engine& engine);

}  // namespace renga::anonymize
