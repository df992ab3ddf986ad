#include "ingest/fhir_value.hpp"

#include "base/base.hpp"

namespace renga::ingest::fhir {
namespace {

const Json kNothing;

const Json& step(const Json& value, std::string_view key) {
  if (value.is_array() && key == "0") return value.empty() ? kNothing : value.front();
  if (!value.is_object()) return kNothing;
  const auto found = value.find(key);
  return found == value.end() ? kNothing : *found;
}

}  // namespace

const Json& at(const Json& value, std::string_view path) {
  const Json* found = &value;
  for (const std::string_view key : split(path, '.')) found = &step(*found, key);
  return *found;
}

std::string text_at(const Json& value, std::string_view path) {
  const Json& found = at(value, path);
  if (found.is_string()) return found.get<std::string>();
  return found.is_number() ? found.dump() : std::string();
}

std::string day_at(const Json& value, std::string_view path) {
  constexpr std::size_t kDayCharacters = 10;
  return text_at(value, path).substr(0, kDayCharacters);
}

std::string id_of_reference(const Json& reference, std::string_view type) {
  const std::string text = text_at(reference, "reference");
  const std::string before = std::string(type) + "/";
  const std::size_t begin = text.rfind(before);
  if (begin == std::string::npos) return {};
  const std::string_view rest = std::string_view(text).substr(begin + before.size());
  return std::string(rest.substr(0, rest.find('/')));
}

std::string code_of(const Json& concept_value, std::span<const std::string_view> systems) {
  const Json& codings = at(concept_value, "coding");
  for (const std::string_view system : systems)
    for (const Json& coding : codings)
      if (text_at(coding, "system").find(system) != std::string::npos)
        return text_at(coding, "code");
  return {};
}

std::string words_of(const Json& concept_value) {
  std::string text = text_at(concept_value, "text");
  return text.empty() ? text_at(concept_value, "coding.0.display") : text;
}

}  // namespace renga::ingest::fhir
