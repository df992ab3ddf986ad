#pragma once

#include "base/base.hpp"

#include <type_traits>
#include <variant>

namespace renga::service {

/// A value of a dossier or of a rulebook as JSON: a day in its ISO form, all else as it is.
template <typename Json, typename... Kinds>
Json value_json(const std::variant<Kinds...>& value) {
  return std::visit(
      [](const auto& held) -> Json {
        if constexpr (std::is_same_v<std::decay_t<decltype(held)>, Date>)
          return to_iso(held);
        else
          return held;
      },
      value);
}

}  // namespace renga::service
