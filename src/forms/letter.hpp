#pragma once

#include "forms/values.hpp"

namespace renga::forms {

/// The head and foot of a paper: number, day, addressee, sender, title, and the record it was made
/// from.
void address(data& values, const Filling& filling);

}  // namespace renga::forms
