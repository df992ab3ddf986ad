#include "portal/letters.hpp"
#include "portal/portal.hpp"
#include "portal/shapes.hpp"
#include "portal/shown.hpp"

#include <algorithm>

namespace renga::portal {
namespace {

Json body_schema(const Route& route) {
  if (route.demands.bytes)
    return {{"required", true},
            {"content", {{"application/octet-stream", {{"schema", Json::object()}}}}}};
  Json properties = Json::object();
  Json required = Json::array();
  for (const BodyField& field : route.body) {
    properties[std::string(field.name)] = schema_of(field);
    if (field.required) required.push_back(field.name);
  }
  Json schema = {
      {"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  if (!required.empty()) schema["required"] = required;
  return {{"required", !required.empty()},
          {"content", {{"application/json", {{"schema", std::move(schema)}}}}}};
}

Json parameter(std::string_view name, std::string_view place, bool required) {
  return {{"name", name}, {"in", place}, {"required", required}, {"schema", {{"type", "string"}}}};
}

Json parameters_of(const Route& route) {
  Json parameters = Json::array();
  std::string_view rest = route.pattern;
  for (auto open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
    const auto close = rest.find('}', open);
    parameters.push_back(parameter(rest.substr(open + 1, close - open - 1), "path", true));
    rest.remove_prefix(close + 1);
  }
  for (const std::string_view name : route.query)
    parameters.push_back(parameter(name, "query", false));
  if (route.demands.key) parameters.push_back(parameter("Idempotency-Key", "header", true));
  if (route.demands.match) parameters.push_back(parameter("If-Match", "header", true));
  if (route.method != "GET") parameters.push_back(parameter("X-Renga-Csrf", "header", true));
  return parameters;
}

Json operation_of(const Route& route) {
  const AccessRow& access = row_of(route.access);
  Json operation = {{"summary", route.summary.japanese},
                    {"description", route.summary.english},
                    {"x-access", access.name},
                    {"parameters", parameters_of(route)}};
  if (!route.body.empty() || route.demands.bytes) operation["requestBody"] = body_schema(route);
  Json answer = {{"description", route.summary.english}};
  const bool is_text = route.answer == "plain" || route.answer == "bytes" ||
                       route.answer == "picture" || route.answer == "events";
  if (!route.answer.empty() && !is_text)
    answer["content"] = {{"application/json", {{"schema", schema_of(route.answer)}}}};
  operation["responses"] = {{route.answer.empty() ? "204" : "2XX", std::move(answer)},
                            {"4XX",
                             {{"description", "problem"},
                              {"content",
                               {{"application/problem+json",
                                 {{"schema", {{"$ref", "#/components/schemas/problem"}}}}}}}}}};
  const bool open = route.access == Access::anyone;
  if (!open) operation["security"] = Json::array({Json{{"session", Json::array()}}});
  return operation;
}

}  // namespace

std::string description() {
  Json paths = Json::object();
  for (const Route& route : routes())
    paths[std::string(route.pattern)][in_small_letters(route.method)] = operation_of(route);
  const Json json = {
      {"openapi", "3.1.0"},
      {"info", {{"title", "Renga"}, {"version", kVersion}, {"license", {{"name", "Apache-2.0"}}}}},
      {"servers", Json::array({Json{{"url", "/api/v1"}}})},
      {"paths", std::move(paths)},
      {"components",
       {{"schemas", all_schemas()},
        {"securitySchemes",
         {{"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "__Host-renga"}}}}}}}};
  return json.dump();
}

std::vector<RouteNote> route_notes() {
  std::vector<RouteNote> notes;
  for (const Route& route : routes()) {
    const AccessRow& access = row_of(route.access);
    notes.push_back({.method = std::string(route.method),
                     .pattern = std::string(route.pattern),
                     .access = std::string(access.name),
                     .roles = role_names(access.roles),
                     .administrators = access.administrators,
                     .key = route.demands.key,
                     .match = route.demands.match,
                     .bytes = route.demands.bytes});
  }
  return notes;
}

}  // namespace renga::portal
