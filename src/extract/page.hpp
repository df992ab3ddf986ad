#pragma once

#include "extract/extract.hpp"

#include <string>

namespace renga::extract {

/// The report of an extraction as one HTML page, with the picture of who was left after each step
/// (EXT-21).
std::string page_of(const Report& report, Language language);

/// The same for aggregate tables.
std::string page_of(const TabulateReport& report, Language language);

}  // namespace renga::extract
