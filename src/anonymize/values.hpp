#pragma once

#include "anonymize/source.hpp"

namespace renga::anonymize {

/// Looks at the values once before anything is made of them: every row names its person, and the
/// texts of a CSV column are what its operator needs. Notes in the plan how each column writes its
/// dates. An error names the file's first row that does not fit, never the value.
Done check_values(const Source& source, Plan& plan, engine::Engine& engine);

}  // namespace renga::anonymize
