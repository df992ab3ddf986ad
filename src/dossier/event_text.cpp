#include "dossier/event_text.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace renga::dossier {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Value& value) {
  return std::visit(
      [](const auto& held) -> Json {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(held)>, Date>)
          return to_iso(held);
        else
          return held;
      },
      value);
}

std::optional<Value> day_of(const std::string& text) {
  const auto day = parse_iso_date(text);
  return day ? std::optional<Value>(*day) : std::nullopt;
}

std::optional<Value> value_of(FieldKind kind, const Json& json) {
  if (json.is_string() && kind == FieldKind::day) return day_of(json.get<std::string>());
  if (json.is_string()) return Value(json.get<std::string>());
  if (json.is_boolean()) return Value(json.get<bool>());
  if (json.is_number_integer()) return Value(json.get<std::int64_t>());
  if (!json.is_array()) return std::nullopt;
  std::vector<std::string> words;
  for (const Json& word : json) {
    if (!word.is_string()) return std::nullopt;
    words.push_back(word.get<std::string>());
  }
  return Value(std::move(words));
}

std::optional<Fields> fields_of(const CommandRow& row, const Json& json) {
  Fields fields;
  for (const auto& [name, held] : json.items()) {
    const auto field = std::ranges::find(row.fields, std::string_view(name), &Field::name);
    if (field == row.fields.end()) return std::nullopt;
    auto value = value_of(field->kind, held);
    if (!value || !fits(*value, field->kind)) return std::nullopt;
    fields.set(name, *std::move(value));
  }
  return fields;
}

}  // namespace

std::string to_body(const Event& event) {
  Json body = {{"day", to_iso(event.day)}};
  if (!event.key.empty()) body["key"] = event.key;
  Json fields = Json::object();
  for (const auto& [name, value] : event.fields.all()) fields[name] = json_of(value);
  if (!fields.empty()) body["fields"] = std::move(fields);
  return body.dump();
}

std::optional<Event> event_of(std::string_view kind, std::string_view actor,
                              std::string_view body) {
  const CommandRow* row = command_named(kind);
  const Json json = Json::parse(body, nullptr, false);
  if (row == nullptr || !json.is_object() || !json.contains("day")) return std::nullopt;
  const bool key_is_text = !json.contains("key") || json.at("key").is_string();
  const bool has_fields = !json.contains("fields") || json.at("fields").is_object();
  if (!key_is_text || !has_fields) return std::nullopt;
  const auto day = value_of(FieldKind::day, json.at("day"));
  if (!day || !std::holds_alternative<Date>(*day)) return std::nullopt;
  auto fields = fields_of(*row, json.value("fields", Json::object()));
  if (!fields) return std::nullopt;
  return Event{.command = std::string(kind),
               .key = json.value("key", std::string()),
               .fields = *std::move(fields),
               .actor = std::string(actor),
               .day = std::get<Date>(*day)};
}

std::optional<Value> value_of(FieldKind kind, std::string_view text) {
  switch (kind) {
    case FieldKind::number: {
      const auto number = parse_integer(text);
      return number ? std::optional<Value>(*number) : std::nullopt;
    }
    case FieldKind::flag:
      if (text != "true" && text != "false") return std::nullopt;
      return Value(text == "true");
    case FieldKind::day:
      return day_of(std::string(text));
    case FieldKind::words: {
      std::vector<std::string> words;
      for (const std::string_view word : split(text, ',')) words.emplace_back(word);
      return Value(std::move(words));
    }
    default:
      return Value(std::string(text));
  }
}

std::string_view form_of(FieldKind kind) {
  constexpr std::array<std::pair<FieldKind, std::string_view>, 7> kForms = {
      {{FieldKind::text, "text"},
       {FieldKind::word, "WORD"},
       {FieldKind::number, "123"},
       {FieldKind::flag, "true, false"},
       {FieldKind::day, "2026-04-01"},
       {FieldKind::digest, "64 × [0-9a-f]"},
       {FieldKind::words, "WORD,WORD"}}};
  return kForms.at(static_cast<std::size_t>(kind)).second;
}

std::string to_text(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const bool* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const Date* day = std::get_if<Date>(&value)) return to_iso(*day);
  return join(std::get<std::vector<std::string>>(value), ", ");
}

}  // namespace renga::dossier
