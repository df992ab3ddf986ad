#include "formats/json.hpp"

#include <bit>
#include <charconv>
#include <cmath>
#include <type_traits>

#include <simdjson.h>

namespace renga::formats {

/// Between a value and the library's own, which is two words.
struct JsonAccess {
  using Element = simdjson::dom::element;
  static_assert(sizeof(Element) == JsonValue::kBytes && std::is_trivially_copyable_v<Element>);

  static Element element(const JsonValue& value) {
    // The library's values have no constructor for constant evaluation, so bit_cast is not theirs.
    Element made;
    __builtin_memcpy(static_cast<void*>(&made), value.value_.data(), sizeof(made));
    return made;
  }
  static JsonValue value(const Element& element) {
    JsonValue made;
    __builtin_memcpy(made.value_.data(), static_cast<const void*>(&element), sizeof(element));
    made.there_ = !element.is_null();
    return made;
  }
  static JsonValue value(const simdjson::simdjson_result<Element>& found) {
    Element element;
    return found.get(element) == simdjson::SUCCESS ? value(element) : JsonValue();
  }
};

namespace {

/// The shortest text that is read as the same number.
std::string shortest(double number) {
  constexpr std::size_t kLongest = 32;
  std::array<char, kLongest> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  return {buffer.data(), end};
}

}  // namespace

struct JsonParser::State {
  simdjson::dom::parser parser;
};

JsonParser::JsonParser() : state_(std::make_unique<State>()) {}
JsonParser::JsonParser(JsonParser&&) noexcept = default;
JsonParser::~JsonParser() = default;

JsonValue JsonParser::parse(std::string_view bytes) {
  return JsonAccess::value(state_->parser.parse(bytes.data(), bytes.size()));
}

bool JsonValue::is_object() const {
  return there_ && JsonAccess::element(*this).is_object();
}

bool JsonValue::is_array() const {
  return there_ && JsonAccess::element(*this).is_array();
}

JsonValue JsonValue::member(std::string_view name) const {
  if (!is_object()) return {};
  return JsonAccess::value(JsonAccess::element(*this).at_key(name));
}

JsonValue JsonValue::at(std::string_view path) const {
  JsonValue found = *this;
  while (found && !path.empty()) {
    const std::string_view name = path.substr(0, path.find('.'));
    path.remove_prefix(std::min(path.size(), name.size() + 1));
    if (name == "0" && found.is_array())
      found = JsonAccess::value(JsonAccess::element(found).at(0));
    else
      found = found.member(name);
  }
  return found;
}

std::vector<JsonValue> JsonValue::items() const {
  std::vector<JsonValue> items;
  if (!is_array()) return items;
  for (const auto element : simdjson::dom::array(JsonAccess::element(*this)))
    items.push_back(JsonAccess::value(element));
  return items;
}

std::vector<std::pair<std::string_view, JsonValue>> JsonValue::members() const {
  std::vector<std::pair<std::string_view, JsonValue>> members;
  if (!is_object()) return members;
  for (const auto field : simdjson::dom::object(JsonAccess::element(*this)))
    members.emplace_back(field.key, JsonAccess::value(field.value));
  return members;
}

std::string_view JsonValue::string() const {
  std::string_view text;
  if (!there_ || JsonAccess::element(*this).get(text) != simdjson::SUCCESS) return {};
  return text;
}

std::string JsonValue::text() const {
  if (!there_) return {};
  const auto element = JsonAccess::element(*this);
  switch (element.type()) {
    case simdjson::dom::element_type::STRING:
      return std::string(string());
    case simdjson::dom::element_type::INT64:
      return std::to_string(element.get_int64().value_unsafe());
    case simdjson::dom::element_type::UINT64:
      return std::to_string(element.get_uint64().value_unsafe());
    case simdjson::dom::element_type::DOUBLE:
      return shortest(element.get_double().value_unsafe());
    default:
      return {};
  }
}

}  // namespace renga::formats
