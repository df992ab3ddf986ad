#pragma once

#include "link/link.hpp"
#include "report/report.hpp"

namespace renga::link {

/// The ledger on the page: bars of the causes, and each cause in plain words with what can be done.
void add_mismatches(report::Page& page, const Report& report);
/// What both IDs missed, estimated, with the assumption and the interval.
void add_estimates(report::Page& page, const Report& report);
/// Stages, true causes and causes of the ledger against the truth, where it is known.
void add_verdict(report::Page& page, const Report& report);

}  // namespace renga::link
