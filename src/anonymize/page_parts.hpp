#pragma once

#include "anonymize/anonymize.hpp"
#include "report/report.hpp"

namespace renga::anonymize {

// The parts of the committee's page, one function a section.

void add_summary(const Report& report, report::Page& page);
void add_risk(const Report& report, report::Page& page);
void add_work(const Report& report, report::Page& page);
void add_values(const Report& report, report::Page& page);
void add_checks(const Report& report, report::Page& page);
void add_evidence(const Report& report, report::Page& page);

}  // namespace renga::anonymize
