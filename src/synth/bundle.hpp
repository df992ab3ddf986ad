#pragma once

#include "synth/receipt.hpp"

#include <string>
#include <vector>

namespace renga::synth {

/// Days of one of the periods (入院期間区分) that a bundled stay is paid by.
struct BundlePeriod {
  char period = '1';  ///< 1 up to day 5, 2 up to day 14, 3 after it (SYN-94).
  int day_points = 0;
  int days = 0;
  Date first;  ///< Of its days in this month.
};

/// How a month of a stay is paid under DPC.
struct Bundle {
  std::string dpc;  ///< 診断群分類番号, 14 characters, invented.
  std::vector<BundlePeriod> periods = {};
  std::int64_t subtotal = 0;
  std::int64_t points = 0;  ///< With the hospital's coefficient.
};

/// 医療機関別係数 of Ａ病院.
inline constexpr std::string_view kCoefficient = "1.2345";

Bundle bundle_of(const Care& care);

/// Whether a unit is paid beside the bundle: operations, treatment, what is done for outpatients.
bool is_paid_apart(const Unit& unit);

/// 14 characters for a disease and whether it was operated on; none is a real classification.
std::string dpc_code(const Disease& disease);

/// ICD-10 without its point.
std::string plain_icd10(const Disease& disease);

}  // namespace renga::synth
