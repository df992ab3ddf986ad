#pragma once

#include "rulebook/rule.hpp"
#include "table/table.hpp"

#include <string>
#include <vector>

namespace renga::rulebook {

/// The kinds of record that carry an ID of their own.
enum class RecordSource { receipt, checkup, beneficiary, discharge };

/// The two person IDs of the scheme (IDS-02).
enum class PersonId { id4, id5 };

/// Which date of a record decides whether it lies in the period. A ledger change is a change in the
/// beneficiary's ledger of 介護DB, not the month of service (IDS-16).
enum class CountedBy { treatment_month, checkup_fiscal_year, ledger_change };

/// From when a database stores an ID with a kind of record (IDS-08 to IDS-15).
struct StoringPeriod {
  std::string id;
  std::string cite;
  Database database;
  RecordSource source;
  PersonId person_id;
  Date from;  ///< first day of the month or fiscal year
  CountedBy counted_by;
  bool applies_backward;  ///< an ID once attached also holds for earlier months of service (IDS-17)
};

/// In the order of the file; code::rule_unknown where the guideline states no period.
Result<std::vector<StoringPeriod>> storing_periods(const Rulebook& book);

}  // namespace renga::rulebook
