#include "synth/bundle.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace renga::synth {
namespace {

struct PeriodRow {
  char period;
  std::int32_t last_day;  ///< Of the stay, from 1.
  int day_points;
};

constexpr std::array<PeriodRow, 3> kPeriods = {
    {{'1', 5, 3012}, {'2', 14, 2226}, {'3', 100'000, 1892}}};
// kCoefficient as a fraction, so that no rounding depends on a machine.
constexpr std::int64_t kCoefficientNumerator = 12345;
constexpr std::int64_t kCoefficientDenominator = 10000;

// 診療識別 of what is never bundled here: advice, home care, treatment, operations, anaesthesia,
// rehabilitation and others.
constexpr std::array<std::string_view, 6> kApart = {"13", "14", "40", "50", "54", "80"};

struct Group {
  std::string_view department;
  std::string_view major;  ///< MDC
};

constexpr std::array<Group, 15> kGroups = {{{"01", "10"},
                                            {"02", "17"},
                                            {"03", "01"},
                                            {"04", "01"},
                                            {"05", "04"},
                                            {"06", "06"},
                                            {"08", "05"},
                                            {"10", "06"},
                                            {"11", "07"},
                                            {"14", "01"},
                                            {"19", "08"},
                                            {"20", "11"},
                                            {"26", "02"},
                                            {"27", "03"},
                                            {"35", "07"}}};

const PeriodRow& period_of(std::int32_t day_of_stay) {
  return *std::ranges::find_if(kPeriods,
                               [&](const PeriodRow& row) { return day_of_stay <= row.last_day; });
}

}  // namespace

std::string dpc_code(const Disease& disease) {
  const auto* group = std::ranges::find(kGroups, disease.department, &Group::department);
  ensure(group != kGroups.end(), "a department belongs to no major group");
  const auto index = &disease - diseases().data();
  return fmt::format("{}{:04}xx{}x0xx", group->major, index * 10 + 10,
                     disease.treatment.operation ? "97" : "99");
}

std::string plain_icd10(const Disease& disease) {
  std::string code(disease.icd10);
  std::erase(code, '.');
  return code;
}

Bundle bundle_of(const Care& care) {
  Bundle bundle{.dpc = dpc_code(*care.conditions.front().disease)};
  for (std::size_t i = 0; i < care.days.size(); ++i) {
    const PeriodRow& row = period_of(care.day(i).days() - care.stay->admitted.days() + 1);
    if (bundle.periods.empty() || bundle.periods.back().period != row.period)
      bundle.periods.push_back({row.period, row.day_points, 0, care.day(i)});
    ++bundle.periods.back().days;
    bundle.subtotal += row.day_points;
  }
  bundle.points = bundle.subtotal * kCoefficientNumerator / kCoefficientDenominator;
  return bundle;
}

bool is_paid_apart(const Unit& unit) {
  return std::ranges::find(kApart, unit.section) != kApart.end();
}

}  // namespace renga::synth
