#pragma once

#include "base/base.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace renga::dossier {

/// The values of the rulebooks that bind one dossier; whoever makes them reads them from there.
/// Every value names the rule that says it.
struct Terms {
  std::vector<std::string> rulebooks;       ///< the books that bind, for the record (TRN-04)
  int use_months_max = 24;                  ///< USE-01
  int use_months_max_elsewhere = 6;         ///< USE-03: on-site centre and HIC
  bool period_from_dispatch = true;         ///< USE-02: else from first use
  int places_max = 3;                       ///< APP-14
  int copies_max = 1;                       ///< PRV-15
  std::int64_t fee_yen_per_hour = 0;        ///< FEE-05 to FEE-07; 0: told by the Cabinet Order
  int results_months = 3;                   ///< RPT-01
  int status_report_months = 24;            ///< RPT-06
  int report_on_demand_days = 7;            ///< RPT-07
  int extension_months_max = 24;            ///< CHG-07
  int members_min = 5;                      ///< BRD-02
  int outside_members_min = 2;              ///< BRD-08
  int stop_months_max = 12;                 ///< VIO-01
  std::vector<std::string> notice_changes;  ///< CHG-01 to CHG-11: changes that need only a notice
  std::vector<std::string> review_changes;  ///< CHG-13 to CHG-24: changes that need a review
};

}  // namespace renga::dossier
