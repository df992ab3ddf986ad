#pragma once

#include "base/base.hpp"

#include <optional>
#include <string_view>

namespace renga::ids {

using BirthDate = Personal<Date>;

/// A birth date in one of the written forms of IDP-9; nothing where the day cannot be one (IDP-10).
std::optional<BirthDate> normalised_birth_date(const Personal<std::string_view>& text);

/// '1' or '2'; nothing for everything else (IDP-11).
std::optional<char> normalised_sex(std::string_view text);

}  // namespace renga::ids
