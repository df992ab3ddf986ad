#pragma once

#include "disclosure/judge.hpp"

#include <string>
#include <vector>

namespace renga::disclosure {

/// Another way to protect a release than to hide cells of it as it is: wider groups, with what then
/// still has to be hidden.
struct Alternative {
  std::string file;
  std::string dimension;
  std::vector<std::string> merged;  ///< two groups that become one; empty: up to the higher level
  std::int64_t bits = 0;            ///< information lost by the wider groups and by hiding (CHK-47)
  std::int64_t hidden = 0;          ///< cells that are hidden then

  std::string sentence(Language language) const;
};

/// What can be done instead, the least loss first, at most five (CHK-56). Nothing for large
/// releases, and where hiding costs nothing.
std::vector<Alternative> alternatives_of(const Release& release, const Rules& rules,
                                         std::int64_t bits_of_hiding);

}  // namespace renga::disclosure
