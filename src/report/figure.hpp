#pragma once

#include "report/pictures.hpp"

#include <string>

namespace renga::report {

/// A picture with its caption, in both widths, and its numbers as a table that can be unfolded.
std::string figure_markup(const Picture& picture, int number, Language language);

/// The picture alone, as an SVG file.
std::string figure_file(const Picture& picture, Language language);

}  // namespace renga::report
