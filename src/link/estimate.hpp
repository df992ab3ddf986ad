#pragma once

#include "base/base.hpp"
#include "engine/engine.hpp"
#include "link/link.hpp"

#include <cstdint>

namespace renga::link {

/// How many pairs the two IDs find between two databases, alone and together.
struct Captured {
  std::int64_t by_id5 = 0;
  std::int64_t by_id4 = 0;
  std::int64_t by_both = 0;
};

/// A number that nobody has counted, and where it lies in 95 of 100 samples.
struct Interval {
  double value = 0;
  double low = 0;
  double high = 0;
};

/// The pairs that neither ID found, if the IDs find pairs independently of each other: the
/// estimator of Chapman (Univ. Calif. Publ. Stat. 1, 1951), with a log-normal interval, which never
/// goes below zero (JOIN-27).
Interval missed_by_both(const Captured& captured);

/// Estimates for each two databases, after find_mismatches.
Done estimate_missed(engine::Engine& engine, Report& report);

}  // namespace renga::link
