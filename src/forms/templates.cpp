#include "forms/templates.hpp"

#include "base/base.hpp"
#include "forms/text.hpp"

#include <algorithm>

namespace renga::forms {
namespace {

struct Reference {
  char letter;
  std::string_view reference;
};

constexpr Reference kReferences[] = {
    {'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}};

/// Text for the content of an element or a quoted attribute. Control characters have no place on
/// paper and become blanks.
std::string escape(const std::string& text) {
  std::string escaped;
  for (const char letter : text) {
    const auto* found = std::ranges::find(kReferences, letter, &Reference::letter);
    if (found != std::end(kReferences))
      escaped += found->reference;
    else
      escaped += static_cast<unsigned char>(letter) < 0x20 ? ' ' : letter;
  }
  return escaped;
}

}  // namespace

std::string_view embedded(std::string_view file) {
  const auto* found = std::ranges::find(text::kFiles, file, &text::File::name);
  ensure(found != text::kFiles.end(), "a form names a template that is not embedded");
  return found->content;
}

std::string render(std::string_view name, const data& values) {
  kainjow::mustache::mustache pattern(std::string(embedded(std::string(name) + ".mustache")));
  ensure(pattern.is_valid(), "a template of the forms is not well-formed");
  pattern.set_custom_escape(escape);
  return pattern.render(values);
}

}  // namespace renga::forms
