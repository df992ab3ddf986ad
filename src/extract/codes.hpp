#pragma once

#include "base/base.hpp"
#include "engine/engine.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::extract {

/// Codes of a condition, an axis or a group; `*` stands for any characters (EXT-5).
struct CodeList {
  std::vector<std::string> codes;
  std::optional<std::string> file;  ///< further codes, one a line (EXT-15)
};

/// The codes of a file: the first field of each line; empty lines and lines that begin with `#` are
/// passed over.
std::vector<std::string> codes_of_text(std::string_view text);

/// Whether the code is one of the list: the slow and clear way, for tests.
bool matches(const CodeList& list, std::string_view code);

/// The conditions of which one must hold for a column to have a code of the list.
std::vector<engine::Expression> alternatives_of(const CodeList& list, std::string_view column);

}  // namespace renga::extract
