#pragma once

#include "report/report.hpp"

namespace renga::report {

// Synthetic pictures and a page for the tests of this room; no person stands behind them.

Flow sample_flow();
Flow sample_lanes();
Bars sample_bars();
Bars sample_stacks();
BeforeAfter sample_changes();
Distribution sample_ages();
Distribution sample_class_sizes();
Timeline sample_timeline();
Scatter sample_choices();

Page sample_page(Language language);

}  // namespace renga::report
