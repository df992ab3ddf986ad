#pragma once

#include "service/demo_walk.hpp"

#include <string>

namespace renga::service {

/// The one page that shows the whole road: every number stands in the summary too.
std::string demo_page(const DemoWalk& walk, Language language);

}  // namespace renga::service
