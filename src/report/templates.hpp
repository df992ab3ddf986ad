#pragma once

#include <string>
#include <string_view>

#include <kainjow/mustache.hpp>

namespace renga::report {

using kainjow::mustache::data;

/// The text of a file of templates/, embedded in the program.
std::string_view embedded(std::string_view file);

/// Fills templates/NAME.mustache; `{{value}}` is escaped by report/unicode.hpp. Only markup made
/// by this room may stand in `{{{value}}}`.
std::string render(std::string_view name, const data& values);

}  // namespace renga::report
