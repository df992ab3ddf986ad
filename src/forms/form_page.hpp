#pragma once

#include <string>

namespace renga::forms {

/// docs/manual/forms.md: every form, what makes it, and its picture.
std::string form_page();

}  // namespace renga::forms
