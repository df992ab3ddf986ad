#pragma once

#include "rulebook/binding.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renga::rulebook {

// Questions that a dossier asks of the rules that bind it. Each answer names the entry it comes
// from, so that a refusal can cite it.

/// The body that judges an application for these public databases (ORG-01 to ORG-08).
/// code::rule_unknown for a combination that no rule names.
Result<const Entry*> committee_for(const RulebookSet& rules, std::vector<std::string> databases);

/// The cap of the use period in months and where it runs from (USE-01 to USE-05). `key` is `cap` or
/// `carried_out`. code::rule_unknown where no cap or several apply to the case.
Result<const Entry*> use_period(const RulebookSet& rules, std::string_view key, const Facts& facts);

/// The items of an application that this case must have (APP-30 to APP-81).
std::vector<const Entry*> required_fields(const RulebookSet& rules, const Facts& facts);

/// The criteria of the board or of a committee for this case, by group (REV-01 to REV-44).
std::vector<const Entry*> criteria(const RulebookSet& rules, std::string_view body,
                                   const Facts& facts);

/// What follows a class of result of the board or of a committee (OUT-01 to OUT-15).
Result<const Entry*> outcome(const RulebookSet& rules, std::string_view body,
                             std::string_view class_name);

/// Whether a change is only notified or needs review (CHG-01 to CHG-24); a change that no rule
/// names is handled as `other` (CHG-12).
Result<const Entry*> change_rule(const RulebookSet& rules, std::string_view key);

/// The first consultation deadline of a database on or after a day (CAL-01 to CAL-06).
Result<const Entry*> next_deadline(const RulebookSet& rules, std::string_view database, Date day);

Result<const Entry*> clock(const RulebookSet& rules, std::string_view key, const Facts& facts);

/// The last day of a clock that states an amount; nothing for one that states only a haste
/// (at once, promptly, without delay). An amount below nought lies before the event.
Result<std::optional<Date>> due_date(const Entry& clock, Date event);

/// Whether nobody of the applicants has to pay (FEE-12 to FEE-14): all belong to an exempt class.
/// `classes` holds the class of each applicant.
bool exempt_from_fees(const RulebookSet& rules, std::span<const std::string> classes,
                      const Facts& facts);

/// Yen for a working time: each started hour counts (FEE-06).
std::int64_t fee_yen(std::int64_t yen_per_started_hour, std::int64_t minutes);

/// Until when a person or organisation gets no data.
struct Ban {
  Date from;
  std::optional<Date> until;  ///< the last day; nothing where there is no term
};

/// What the minister decided within a row of the table of violations.
struct Measure {
  Date found;                          ///< the day the fact was found
  std::optional<std::int64_t> months;  ///< nothing: without term
  std::optional<Date> due = {};        ///< VIO-02: when it should have been returned or erased
  std::optional<Date> done = {};       ///< VIO-02: when it was; nothing while it is not
};

/// The ban of a violation (VIO-01 to VIO-09). code::value_out_of_range where the months are not
/// those of the row, or no term is set where the row allows none. A late return is banned until it
/// is done, and then for as many days as it was late (VIO-02).
Result<Ban> ban_of(const Entry& violation, const Measure& measure);

Result<const Entry*> violation(const RulebookSet& rules, std::string_view key, const Facts& facts);

/// How a producer's board must be made up (BRD-02 to BRD-09).
struct Composition {
  std::int64_t members_min = 0;
  std::int64_t sexes_min = 0;
  std::int64_t natural_science_min = 0;
  std::int64_t humanities_min = 0;
  std::int64_t lay_min = 0;
  std::int64_t outside_min = 0;
  std::int64_t business_staff_max = 0;
  bool kinds_combined = false;
};

Result<Composition> board_composition(const RulebookSet& rules);

}  // namespace renga::rulebook
