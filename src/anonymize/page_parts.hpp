#pragma once

#include "anonymize/anonymize.hpp"
#include "report/report.hpp"

namespace renga::anonymize {

/// The k that the policy asks for, where it does.
std::optional<std::int64_t> stated_k(const Report& report);

// The parts of the committee's page, one function a section.

void add_summary(const Report& report, report::Page& page);
void add_risk(const Report& report, report::Page& page);
/// The models of risk beside classes, where the policy asks for them.
void add_models(const Report& report, report::Page& page);
void add_losses(const Report& report, report::Page& page);
void add_work(const Report& report, report::Page& page);
void add_values(const Report& report, report::Page& page);
void add_checks(const Report& report, report::Page& page);
void add_evidence(const Report& report, report::Page& page);

}  // namespace renga::anonymize
