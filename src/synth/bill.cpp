#include "synth/bill.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>

namespace renga::synth {
namespace {

constexpr int kDaysOfLastingDrugs = 28;
constexpr int kEarlyWardDays = 14;
constexpr int kInfusionDays = 5;
constexpr std::string_view kFreeComment = "810000001";
constexpr std::array<std::string_view, 3> kComments = {"１日１回朝食後", "１日３回毎食後",
                                                       "疼痛時に服用"};

/// Collects the units of a receipt; no act is counted twice on one day.
class Bill {
 public:
  Bill(const Care& care, char burden, Random& random)
      : care_(care), burden_(burden), random_(random), splits_(splits_burden(care, burden)) {}

  void visits(const Institution& institution);
  void stay();
  /// The units in the order of their sections.
  std::vector<Unit> take() {
    std::ranges::stable_sort(units_, {}, &Unit::section);
    return std::move(units_);
  }

 private:
  static bool splits_burden(const Care& care, char burden) {
    return burden == kBothBear && has_rare_disease(care);
  }

  char burden_of(const Condition& condition) const {
    const bool rare = condition.disease->course == Course::rare;
    return splits_ && !rare ? kInsurerBears : burden_;
  }

  Unit& add(std::string_view section, char burden, const DayCounts& days);
  void add_act(const Act& act, char burden, const DayCounts& days);
  void add_acts(std::span<const Act* const> acts, char burden, const DayCounts& days);
  void add_once(const Act& act, char burden, const DayCounts& days);
  void see(const Institution& institution);
  void test_blood(const DayCounts& days, double chance);
  void picture(const Condition& condition, double chance);
  void prescribe(const Condition& condition, const Institution& institution);
  void give(const Condition& condition);
  void oral(const Condition& condition, char burden, const DayCounts& days);
  void one_drug(std::string_view section, const Drug& drug, char burden);
  void operate(const Condition& condition);
  DayCounts first_day() const { return on_days(1); }
  DayCounts every_day() const { return on_days(care_.days.size()); }
  DayCounts on_days(std::size_t count) const;
  DayCounts days_after_admission(int count) const;
  bool lasts(const Condition& condition) const {
    return condition.disease->course != Course::acute;
  }

  const Care& care_;
  char burden_;
  Random& random_;
  bool splits_;
  std::vector<Unit> units_;
  std::vector<const Act*> counted_;
};

Line act_line(const Act& act) {
  return {.record = "SI", .code = act.code, .amount = act.counted ? "1" : "", .text = {}};
}

Line drug_line(const Drug& drug) {
  return {.record = "IY", .code = drug.code, .amount = drug.amount, .text = {}};
}

Unit& Bill::add(std::string_view section, char burden, const DayCounts& days) {
  units_.push_back({.section = section, .burden = burden, .lines = {}, .points = 0, .days = days});
  return units_.back();
}

void Bill::add_act(const Act& act, char burden, const DayCounts& days) {
  const Act* const one = &act;
  add_acts({&one, 1}, burden, days);
}

void Bill::add_acts(std::span<const Act* const> acts, char burden, const DayCounts& days) {
  Unit& unit = add(acts.front()->section, burden, days);
  for (const Act* act : acts) {
    unit.lines.push_back(act_line(*act));
    unit.points += act->points;
  }
}

void Bill::add_once(const Act& act, char burden, const DayCounts& days) {
  if (std::ranges::find(counted_, &act) != counted_.end()) return;
  counted_.push_back(&act);
  add_act(act, burden, days);
}

DayCounts Bill::on_days(std::size_t count) const {
  DayCounts days{};
  for (std::size_t i = 0; i < std::min(count, care_.days.size()); ++i)
    days[static_cast<std::size_t>(care_.days[i] - 1)] = 1;
  return days;
}

DayCounts Bill::days_after_admission(int count) const {
  std::size_t covered = 0;
  while (covered < care_.days.size() && care_.day(covered) < care_.stay->admitted.plus_days(count))
    ++covered;
  return on_days(covered);
}

void Bill::visits(const Institution& institution) {
  see(institution);
  test_blood(first_day(), lasts(care_.conditions.front()) ? 0.35 : 0.5);
  for (const Condition& condition : care_.conditions) {
    const Treatment& treatment = condition.disease->treatment;
    const char burden = burden_of(condition);
    const bool lifestyle = treatment.each_month == &kLifestyleCare;
    if (treatment.each_month && !(lifestyle && institution.beds > 0))
      add_once(*treatment.each_month, burden, first_day());
    if (treatment.each_visit) add_once(*treatment.each_visit, burden, every_day());
    if (treatment.other_test && random_.chance(0.3))
      add_once(*treatment.other_test, burden, first_day());
    picture(condition, lasts(condition) ? 0.1 : 0.35);
    prescribe(condition, institution);
  }
}

void Bill::see(const Institution& institution) {
  const char burden = burden_of(care_.conditions.front());
  DayCounts later = every_day();
  if (care_.first_visit) {
    add_act(kFirstVisit, burden, first_day());
    later[static_cast<std::size_t>(care_.days.front() - 1)] = 0;
  }
  if (std::ranges::all_of(later, [](int count) { return count == 0; })) return;
  add_act(kLaterVisit, burden, later);
  if (institution.beds == 0) {
    add_act(kOutpatientCare, burden, later);
    add_act(kStatementIssued, burden, later);
  }
}

/// The blood tests of all diseases of the receipt, each once, and what belongs to them.
void Bill::test_blood(const DayCounts& days, double chance) {
  std::vector<const Act*> tests;
  for (const Condition& condition : care_.conditions) {
    for (const Act* test : condition.disease->treatment.blood_tests) {
      if (test && std::ranges::find(tests, test) == tests.end()) tests.push_back(test);
    }
  }
  if (tests.empty() || !random_.chance(chance)) return;
  const char burden = burden_of(care_.conditions.front());
  add_act(kBloodDraw, burden, days);
  add_acts(tests, burden, days);
  const bool cells = std::ranges::find(tests, &kBloodCount) != tests.end();
  add_act(cells ? kBloodJudged : kChemistryJudged, burden, first_day());
}

void Bill::picture(const Condition& condition, double chance) {
  if (!condition.disease->treatment.pictures || !random_.chance(chance)) return;
  const std::array<const Act*, 3> acts = {&kXrayRead, &kXrayTaken, &kXrayKept};
  add_acts(acts, burden_of(condition), first_day());
}

void Bill::prescribe(const Condition& condition, const Institution& institution) {
  const Treatment& treatment = condition.disease->treatment;
  const char burden = burden_of(condition);
  const bool has_oral = treatment.oral.front() != nullptr;
  if (treatment.self_injected) one_drug("14", *treatment.self_injected, burden);
  if (!has_oral && !treatment.external) return;
  if (!institution.gives_drugs) {
    add_once(kPrescriptionSheet, burden, first_day());
    add_once(kGenericName, burden, first_day());
    return;
  }
  if (has_oral) {
    DayCounts days{};
    days[static_cast<std::size_t>(care_.days.front() - 1)] =
        lasts(condition) ? kDaysOfLastingDrugs : static_cast<int>(random_.between(4, 7));
    oral(condition, burden, days);
    add_once(kDispensingOral, burden, first_day());
  }
  if (treatment.external) {
    one_drug("23", *treatment.external, burden);
    add_once(kDispensingExternal, burden, first_day());
  }
  add_once(kPrescribing, burden, first_day());
  add_once(kDrugInformation, burden, first_day());
}

void Bill::oral(const Condition& condition, char burden, const DayCounts& days) {
  Unit& unit = add("21", burden, days);
  if (random_.chance(0.15))
    unit.lines.push_back({.record = "CO",
                          .code = kFreeComment,
                          .amount = {},
                          .text = kComments[random_.below(kComments.size())]});
  for (const Drug* drug : condition.disease->treatment.oral) {
    if (!drug) continue;
    unit.lines.push_back(drug_line(*drug));
    unit.points += drug->points;
  }
}

void Bill::one_drug(std::string_view section, const Drug& drug, char burden) {
  Unit& unit = add(section, burden, first_day());
  unit.lines.push_back(drug_line(drug));
  unit.points = drug.points;
}

void Bill::stay() {
  const Condition& condition = care_.conditions.front();
  const bool begins = care_.stay->admitted >= care_.month;
  give(condition);
  if (begins) operate(condition);
  test_blood(on_days(1 + care_.days.size() / 7), 0.9);
  if (begins && condition.disease->treatment.pictures) {
    add_act(kCtTaken, burden_, first_day());
    add_act(kCtRead, burden_, first_day());
  }
  add_act(kWard, burden_, every_day());
  const DayCounts early = days_after_admission(kEarlyWardDays);
  if (std::ranges::any_of(early, [](int count) { return count > 0; }))
    add_act(kWardEarly, burden_, early);
}

void Bill::give(const Condition& condition) {
  const Treatment& treatment = condition.disease->treatment;
  if (treatment.oral.front()) oral(condition, burden_, every_day());
  // Of what is done at each visit, only exercise (counted in units) belongs to a stay.
  if (treatment.each_visit && treatment.each_visit->counted)
    add_act(*treatment.each_visit, burden_, every_day());
  const DayCounts days =
      lasts(condition) ? days_after_admission(1) : days_after_admission(kInfusionDays);
  if (!treatment.infused || days == DayCounts{}) return;
  Unit& unit = add("33", burden_, days);
  unit.lines = {act_line(kInfusionGiven), drug_line(*treatment.infused)};
  unit.points = kInfusionGiven.points + treatment.infused->points;
}

void Bill::operate(const Condition& condition) {
  if (!condition.disease->treatment.operation) return;
  add_act(*condition.disease->treatment.operation, burden_, first_day());
  Unit& oxygen = add("50", burden_, first_day());
  oxygen.lines.push_back({.record = "TO",
                          .code = kOxygen.code,
                          .amount = kOxygen.amount,
                          .material = &kOxygen,
                          .text = {}});
  oxygen.points = kOxygen.points;
}

}  // namespace

std::vector<Unit> bill_visits(const Care& care, const Institution& institution, char burden,
                              Random& random) {
  Bill bill(care, burden, random);
  bill.visits(institution);
  return bill.take();
}

std::vector<Unit> bill_stay(const Care& care, char burden, Random& random) {
  Bill bill(care, burden, random);
  bill.stay();
  return bill.take();
}

}  // namespace renga::synth
