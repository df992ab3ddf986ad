#pragma once

#include "synth/draw.hpp"

#include <array>
#include <bitset>
#include <cstdint>
#include <string_view>

namespace renga::synth {

/// Why a record does not link, or links wrongly: what the identifiers that it bears lack or have
/// otherwise. docs/spec/synth.md, SYN-65 and following, defines each.
enum class Cause {
  name_change,
  spelling_variant,
  cut_name,
  no_kana,
  insurer_change_before_history,
  reused_number,
  homonym,
  birth_date_wrong,
  sex_wrong,
  number_missing,
  number_wrong,
  number_outdated,
  branch_missing,
  outside_period,
};
inline constexpr std::size_t kCauses = 14;

/// As in the column `cause` of causes.csv.
std::string_view name_of(Cause cause);

/// The causes of one record.
class CauseSet {
 public:
  void add(Cause cause) { bits_.set(static_cast<std::size_t>(cause)); }
  void add(Cause cause, bool applies) {
    if (applies) add(cause);
  }
  bool holds(Cause cause) const { return bits_.test(static_cast<std::size_t>(cause)); }

 private:
  std::bitset<kCauses> bits_;
};

/// Receipts of treatment before this month have no kana (記録条件仕様, RE.36).
inline constexpr std::int32_t kFirstKanaMonth = 2018 * 12 + 3;
/// Receipts of treatment before this month have no SN record (記録条件仕様).
inline constexpr std::int32_t kFirstBranchMonth = 2021 * 12 + 8;

/// Months since the year 0, to compare with the two above.
inline std::int32_t month_count(Date day) {
  return day.year() * 12 + static_cast<std::int32_t>(day.month()) - 1;
}

/// Whether ID4 or ID5 does not exist yet for a receipt of that month (manual p. 6, IDS-08).
bool receipt_before_ids(Date care_month);
/// Whether ID4 or ID5 does not exist yet for a check-up of that day's fiscal year.
bool checkup_before_ids(Date day);

}  // namespace renga::synth
