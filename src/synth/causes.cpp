#include "synth/causes.hpp"

namespace renga::synth {
namespace {

constexpr std::array<std::string_view, kCauses> kNames = {"name_change",
                                                          "spelling_variant",
                                                          "cut_name",
                                                          "no_kana",
                                                          "insurer_change_before_history",
                                                          "reused_number",
                                                          "homonym",
                                                          "birth_date_wrong",
                                                          "sex_wrong",
                                                          "number_missing",
                                                          "number_wrong",
                                                          "number_outdated",
                                                          "branch_missing",
                                                          "outside_period"};

// ID5, the later of the two, exists from these on (manual p. 6).
constexpr std::int32_t kFirstReceiptMonth = 2022 * 12 + 1;
constexpr int kFirstCheckupYear = 2021;

}  // namespace

std::string_view name_of(Cause cause) {
  return kNames[static_cast<std::size_t>(cause)];
}

bool receipt_before_ids(Date care_month) {
  return month_count(care_month) < kFirstReceiptMonth;
}

bool checkup_before_ids(Date day) {
  return fiscal_year(day) < kFirstCheckupYear;
}

}  // namespace renga::synth
