#pragma once

#include "anonymize/classes.hpp"

namespace renga::anonymize {

/// How many persons are alone with a few of their dated codes, in the tables as they stand (ANP-86,
/// ANP-87). Nothing where the policy does not ask for it.
Result<std::optional<EventUniques>> measure_events(const Policy& policy, const Plan& plan,
                                                   const std::vector<QuasiTable>& tables,
                                                   engine::Engine& engine);

/// Wilson's interval of 95 % for a share of `asked` draws.
struct Interval {
  double lower = 0;
  double upper = 0;
};
Interval share_interval(std::int64_t found, std::int64_t asked);

}  // namespace renga::anonymize
