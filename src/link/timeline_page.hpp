#pragma once

#include "base/base.hpp"
#include "link/timeline.hpp"

#include <string>

namespace renga::link {

/// One linked person in time as a page: the picture, and all events as a table.
std::string timeline_page(const PersonTimeline& timeline, Language language);
/// The picture alone, as an SVG file.
std::string timeline_picture(const PersonTimeline& timeline, Language language);

}  // namespace renga::link
