#pragma once

#include "base/base.hpp"
#include "link/link.hpp"

#include <string>

namespace renga::link {

/// The report of a linkage as one HTML page: who was linked and how, who was not and why, what the
/// words mean, the quality where the truth is known, and the digests of what was linked.
std::string page_of(const Report& report, Language language);

}  // namespace renga::link
