#pragma once

#include "dossier/command.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace renga::dossier {

/// A command as a line of text says it: `2026-04-01 contact-1 make_copy ndb/univ-a FIELD=VALUE …`.
/// `-` stands where the command has no key; blanks part the words, so no value holds one (DOS-26).
struct WrittenStep {
  Date day;
  std::string account;
  Command command;
};

/// The step, or the word of the line that is none.
std::variant<WrittenStep, std::string> step_of(std::string_view line);

/// Whether a line of a file of steps holds a step: it is neither empty nor a `#` comment.
bool holds_step(std::string_view line);

}  // namespace renga::dossier
