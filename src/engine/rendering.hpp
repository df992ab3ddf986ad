#pragma once

#include "engine/engine.hpp"

#include <string>
#include <vector>

namespace renga::engine {

/// A statement ready to be prepared: text whose only variable parts are `$name` parameters, and the
/// values for them.
struct Rendering {
  std::string text;
  std::vector<std::pair<std::string, Value>> values;

  static Rendering of(Sql sql, const Parameters& parameters);

 private:
  friend class Renderer;
};

/// An identifier in the engine's quotes.
std::string quoted_identifier(std::string_view identifier);

}  // namespace renga::engine
