// There is no Approval of nothing either.
// Refused: no matching function
#include "base/base.hpp"

#include <optional>

bool approved() {
#ifdef GOOD
  const std::optional<renga::Approval> approval;
  return approval.has_value();
#else
  const renga::Approval approval{};
  return approval.allows(renga::Act::deliver);
#endif
}
