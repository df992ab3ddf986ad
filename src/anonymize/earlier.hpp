#pragma once

#include "anonymize/released.hpp"
#include "anonymize/source.hpp"

namespace renga::anonymize {

/// Compares the outcome's tables with what was released before from the same source: a dataset, a
/// CSV file, or a folder of them (ANP-94).
Result<std::vector<Finding>> compare_with_earlier(const std::filesystem::path& earlier,
                                                  const Policy& policy, const Source& source,
                                                  const Plan& plan, engine::Engine& engine);

}  // namespace renga::anonymize
