#pragma once

#include "portal/route.hpp"

namespace renga::portal {

/// The body of a request as the route's fields say: nothing else, nothing missing, each of its
/// kind. body_bad names the field.
Result<Json> read_body(std::string_view text, std::span<const BodyField> fields);

}  // namespace renga::portal
