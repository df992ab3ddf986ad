#include "ingest/fhir_value.hpp"

#include "ingest/day_text.hpp"

namespace renga::ingest::fhir {

std::string day_at(const Json& value, std::string_view path) {
  return day_of_fhir(value.at(path).string());
}

std::string id_of_reference(const Json& reference, std::string_view type) {
  const std::string_view text = reference.member("reference").string();
  const std::string before = std::string(type) + "/";
  const std::size_t begin = text.rfind(before);
  if (begin == std::string_view::npos) return {};
  const std::string_view rest = text.substr(begin + before.size());
  return std::string(rest.substr(0, rest.find('/')));
}

std::string code_of(const Json& concept_value, std::span<const std::string_view> systems) {
  const auto codings = concept_value.member("coding").items();
  for (const std::string_view system : systems)
    for (const Json& coding : codings)
      if (coding.member("system").string().find(system) != std::string_view::npos)
        return coding.member("code").text();
  return {};
}

std::string words_of(const Json& concept_value) {
  std::string text = concept_value.member("text").text();
  return text.empty() ? concept_value.at("coding.0.display").text() : text;
}

}  // namespace renga::ingest::fhir
