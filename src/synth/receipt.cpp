#include "synth/receipt.hpp"

#include "synth/bill.hpp"

#include <numeric>

namespace renga::synth {

int Unit::times() const {
  return std::accumulate(days.begin(), days.end(), 0);
}

std::int64_t Receipt::points() const {
  std::int64_t sum = 0;
  for (const Unit& unit : units) sum += unit.total();
  return sum;
}

std::int64_t Receipt::public_points() const {
  std::int64_t sum = 0;
  for (const Unit& unit : units) sum += unit.burden == kInsurerBears ? 0 : unit.total();
  return sum;
}

int Receipt::public_days() const {
  int count = 0;
  for (std::size_t day = 0; day < DayCounts{}.size(); ++day) {
    bool any = false;
    for (const Unit& unit : units) any |= unit.burden != kInsurerBears && unit.days[day] > 0;
    count += any ? 1 : 0;
  }
  return count;
}

Receipt make_receipt(const Person& person, const Coverage& coverage, const Care& care,
                     const Institution& institution, Random& random) {
  Receipt receipt;
  receipt.public_payer = public_payer_of(person, coverage, care);
  receipt.kind = receipt_kind(person, coverage, care, receipt.public_payer.has_value());
  const char burden = !coverage.insured()    ? kPublicBears
                      : receipt.public_payer ? kBothBear
                                             : kInsurerBears;
  receipt.units =
      care.stay ? bill_stay(care, burden, random) : bill_visits(care, institution, burden, random);
  if (care.stay) receipt.meals = 3 * static_cast<int>(care.days.size());
  return receipt;
}

}  // namespace renga::synth
