#pragma once

#include "disclosure/audit.hpp"
#include "disclosure/judge.hpp"

#include <vector>

namespace renga::disclosure {

/// The findings `recoverable`, `difference` and `zero-group` that follow from an audit (CHK-35 to
/// CHK-39).
std::vector<Finding> recoverable_findings(const Release& release, const Rules& rules,
                                          const Audit& audit);

/// The audit in four numbers.
AuditSummary summary_of(const Audit& audit);

}  // namespace renga::disclosure
