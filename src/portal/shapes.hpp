#pragma once

#include "portal/route.hpp"

#include <span>
#include <string_view>

namespace renga::portal {

/// One field of an answer. Its kind is `text`, `int`, `number`, `flag`, `day`, `moment`, `label`,
/// `any`, or the name of a shape; `[]` behind it means a list, `?` that it may be null.
struct ShapeField {
  std::string_view name;
  std::string_view kind;
};

/// A named form of an answer.
struct Shape {
  std::string_view name;
  std::span<const ShapeField> fields;
};

std::span<const Shape> shapes();

/// JSON Schema (2020-12) of a kind; `page:NAME` is a list of that shape (API-3).
Json schema_of(std::string_view kind);
Json schema_of(const BodyField& field);
/// Those of all shapes, by name.
Json all_schemas();

/// The first place where an answer is not of its kind, or an empty text: for tests.
std::string unlike(const Json& json, std::string_view kind);

}  // namespace renga::portal
