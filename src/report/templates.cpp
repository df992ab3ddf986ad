#include "report/templates.hpp"

#include "base/base.hpp"
#include "report/text.hpp"
#include "report/unicode.hpp"

#include <algorithm>

namespace renga::report {

std::string_view embedded(std::string_view file) {
  const auto* found = std::find_if(text::kFiles.begin(), text::kFiles.end(),
                                   [&](const text::File& each) { return each.name == file; });
  ensure(found != text::kFiles.end(), "A page names a template that is not embedded.");
  return found->content;
}

std::string render(std::string_view name, const data& values) {
  kainjow::mustache::mustache pattern(std::string(embedded(std::string(name) + ".mustache")));
  ensure(pattern.is_valid(), "A template of the report room is not well-formed.");
  pattern.set_custom_escape(escape);
  return pattern.render(values);
}

}  // namespace renga::report
