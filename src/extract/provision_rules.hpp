#pragma once

#include "base/base.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace renga::extract {

/// The kinds of receipts that presets draw from (L3-14 to L3-16).
enum class ReceiptGroup { inpatient, dpc, outpatient, pharmacy };

inline constexpr std::array<std::pair<ReceiptGroup, std::string_view>, 4> kReceiptGroups = {
    {{ReceiptGroup::inpatient, "inpatient"},
     {ReceiptGroup::dpc, "dpc"},
     {ReceiptGroup::outpatient, "outpatient"},
     {ReceiptGroup::pharmacy, "pharmacy"}}};

/// Parts of ten thousand: what the rulebook's shares are given in.
inline constexpr std::int64_t kShareWhole = 10000;

/// What a preset does to the receipts of one group.
struct GroupRules {
  ReceiptGroup group = ReceiptGroup::inpatient;
  std::int64_t points_limit = 0;  ///< receipts of so many points are left out; 0: none (L3-14)
  std::int64_t rare_share = 0;    ///< of all occurrences, masked from the rarest up (L3-15)
  std::int64_t sample_share = 0;  ///< of all receipts (L3-16)
};

/// A column, as `table.column` in the rulebook.
struct ColumnName {
  std::string table;
  std::string column;
};

/// The values of the rulebook on periods and kinds of provision.
struct ProvisionRules {
  std::int64_t years_max = 0;    ///< DAT-26
  std::int64_t axes_max = 0;     ///< DAT-23
  std::int64_t tables_max = 0;   ///< DAT-24
  std::vector<unsigned> months;  ///< of which presets are made (L3-13)
  std::vector<GroupRules> groups;
  std::vector<std::vector<ColumnName>> code_pools;  ///< diseases, drugs, acts, DPC (L3-15)
  std::vector<std::string> blank_beside;  ///< columns emptied where the code is masked (L3-15)
  std::vector<ColumnName> blanks;         ///< columns emptied everywhere (L3-17)
  std::int64_t age_years = 0;             ///< of an age group of the mix (L3-16)
  std::int64_t age_top = 0;
  std::int64_t code_occurrences_min = 0;  ///< of a trial dataset (L3-18)
};

Result<ProvisionRules> provision_rules();

}  // namespace renga::extract
