#pragma once

#include "base/base.hpp"

#include <string_view>

namespace renga::service {

/// The error with the label of a field of a form, and how it is to be filled in, in both languages
/// (DOS-35). A field that the table lacks keeps its name.
Error in_field(Error error, std::string_view field);

}  // namespace renga::service
