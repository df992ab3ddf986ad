#pragma once

#include "base/base.hpp"
#include "dossier/fields.hpp"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renga::dossier {

/// What is known of a case, as the rulebooks write it: `place:hic`, `applicant:public`.
using Facts = std::set<std::string, std::less<>>;

/// One thing that a guideline asks of a case: an item, a criterion, a measure, a value. Its kind is
/// the name under which `Terms` holds it.
struct Ask {
  std::string rule;  ///< of the catalogue: APP-54
  std::string japanese;
  std::string english;
  std::vector<std::string> when;    ///< facts that must hold; of those of one name one
  std::vector<std::string> unless;  ///< facts of which none may hold
  Fields said;                      ///< key, number, words … as the rulebook states them

  bool operator==(const Ask&) const = default;
  bool applies(const Facts& facts) const;
};

using Asks = std::map<std::string, std::vector<Ask>, std::less<>>;

/// The values of the rulebooks that bind one dossier; whoever makes them reads them from there.
/// Every value names the rule that says it.
struct Terms {
  std::vector<std::string> rulebooks;       ///< the books that bind, for the record (TRN-04)
  int use_months_max = 24;                  ///< USE-01
  int use_months_max_elsewhere = 6;         ///< USE-03: on-site centre and HIC
  int carried_out_months = 24;              ///< USE-04
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
  /// All else that the books ask, by kind. Shared, since many dossiers have the same books.
  std::shared_ptr<const Asks> asks = nullptr;

  /// All of a kind, whether or not they apply.
  const std::vector<Ask>& all(std::string_view kind) const;
  /// Those of a kind that apply to a case.
  std::vector<const Ask*> of(std::string_view kind, const Facts& facts) const;
  /// A stated value by its name, where a book states one for the case.
  const Ask* value(std::string_view what, const Facts& facts) const;
  /// The row of a kind with this key, where one applies.
  const Ask* keyed(std::string_view kind, std::string_view key, const Facts& facts) const;
};

/// The values that bind a dossier from one of its events on, until those of the next binding.
struct Binding {
  std::size_t from = 0;  ///< position of the event, from 0
  Terms terms;
};

/// Those that bound the dossier when its event at this position happened.
const Terms& bound_at(std::span<const Binding> bindings, std::size_t event);

}  // namespace renga::dossier
