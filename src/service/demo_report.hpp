#pragma once

#include <string>

#include "service/demo_walk.hpp"

namespace renga::service {

/// The one page that shows the whole road: every number stands in the summary too.
std::string demo_page(const DemoSummary& summary, const DemoFindings& findings, Language language);

}  // namespace renga::service
