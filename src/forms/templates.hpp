#pragma once

#include <string>
#include <string_view>

#include <kainjow/mustache.hpp>

namespace renga::forms {

using kainjow::mustache::data;

/// The text of a file of templates/, embedded in the program.
std::string_view embedded(std::string_view file);

/// Fills templates/NAME.mustache; every `{{value}}` is escaped. Only what this room rendered may
/// stand in `{{{value}}}`.
std::string render(std::string_view name, const data& values);

}  // namespace renga::forms
