#pragma once

#include "disclosure/tables.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace renga::disclosure {

/// The municipality that a label means, by its code of five digits (six with the check digit), by
/// its name, or by its prefecture and name; nothing where no row of the table fits, or several do.
/// `municipalities` are ordered by code.
const Municipality* find_municipality(std::span<const Municipality> municipalities,
                                      std::string_view label);

/// Whether a label means a ward (行政区) of a designated city: 札幌市中央区, or its code. Tokyo's
/// special wards are municipalities.
bool is_ward(std::string_view label);

/// Whether a label looks like a place smaller than a municipality: a postal code, 丁目, a mesh.
bool looks_smaller(std::string_view label);

/// Whether a word for a dimension names places smaller than municipalities: 町丁目, 郵便番号, …
bool names_smaller(std::string_view word);

}  // namespace renga::disclosure
