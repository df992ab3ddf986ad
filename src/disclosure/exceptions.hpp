#pragma once

#include "disclosure/judge.hpp"

#include <span>
#include <string>

namespace renga::disclosure {

/// A declared exception: what it excuses, why, and who granted it.
struct Exception {
  std::string rule;
  std::string ground;
  std::string reason;
  std::string granted_by;
  std::string reference = {};  ///< number or date of the paper that grants it
  std::string file = {};       ///< of that file alone, where given
  std::string label = {};      ///< of that label alone, where given
};

/// Whether the rulebook knows the ground for that rule and lets that party grant it;
/// exception_unknown says what may be.
Done check_exception(const Exception& exception, const Rules& rules);

/// Violations and warnings that an exception speaks of become warnings that name it: a person
/// confirms them (CHK-81). The verdict follows.
void apply_exceptions(Judgement& judgement, std::span<const Exception> exceptions);

}  // namespace renga::disclosure
