#include "portal/body.hpp"

#include "portal/errors.hpp"

#include <algorithm>
#include <array>

namespace renga::portal {
namespace {

struct KindRow {
  BodyKind kind;
  bool (*holds)(const Json& value);
  std::string_view expected;
};

bool is_text(const Json& value) {
  return value.is_string();
}

constexpr std::array kKinds = {
    KindRow{BodyKind::text, is_text, "text"},
    KindRow{BodyKind::secret, is_text, "text"},
    KindRow{BodyKind::flag, [](const Json& value) { return value.is_boolean(); }, "true, false"},
    KindRow{BodyKind::number, [](const Json& value) { return value.is_number_integer(); },
            "whole number"},
    KindRow{
        BodyKind::words,
        [](const Json& value) { return value.is_array() && std::ranges::all_of(value, is_text); },
        "list of texts"},
    KindRow{BodyKind::object, [](const Json& value) { return value.is_object(); }, "object"},
    KindRow{BodyKind::list, [](const Json& value) { return value.is_array(); }, "list"},
};

Error bad(std::string_view field, std::string_view expected) {
  return Error(code::body_bad).with("field", field).with("expected", expected);
}

/// Deeper nesting than any body has would only cost stack.
constexpr int kDeepest = 8;

Result<Json> parse(std::string_view text) {
  bool too_deep = false;
  const auto watch = [&](int depth, Json::parse_event_t, Json&) {
    too_deep = too_deep || depth > kDeepest;
    return !too_deep;
  };
  Json json = Json::parse(text, watch, false);
  if (too_deep || json.is_discarded() || !json.is_object()) return fail(bad("body", "JSON object"));
  return json;
}

}  // namespace

Result<Json> read_body(std::string_view text, std::span<const BodyField> fields) {
  if (text.empty() && std::ranges::none_of(fields, &BodyField::required)) return Json::object();
  RENGA_ASSIGN(Json json, parse(text));
  for (const auto& [name, value] : json.items()) {
    const auto field = std::ranges::find(fields, std::string_view(name), &BodyField::name);
    // The name itself may be anything, also a person's value: it is not told.
    if (field == fields.end()) return fail(bad("body", "known fields only"));
    const auto& kind = *std::ranges::find(kKinds, field->kind, &KindRow::kind);
    if (!kind.holds(value)) return fail(bad(field->name, kind.expected));
  }
  for (const BodyField& field : fields)
    if (field.required && !json.contains(std::string(field.name)))
      return fail(bad(field.name, "required"));
  return json;
}

}  // namespace renga::portal
