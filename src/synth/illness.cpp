#include "synth/illness.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace renga::synth {
namespace {

// Shares and habits: our choices, docs/spec/synth.md, SYN-30 to SYN-36.
constexpr double kGoesToHospitalA = 0.18;
constexpr double kReferredToHospitalA = 0.3;
constexpr double kGoesThereWithRareDisease = 0.6;
constexpr double kBeginsInPeriod = 0.08;
constexpr double kMeanFrailty = 1.25;
constexpr double kKeepsAppointment = 0.94;
constexpr double kAcuteElsewhere = 0.3;
constexpr double kSecondVisitInMonth = 0.35;
constexpr double kLaterSeenAtHospitalB = 0.6;
constexpr std::string_view kInternalMedicine = "01";
constexpr std::array<int, 3> kMonthsBetweenVisits = {64, 26, 10};  // 1, 2, 3 months.
// Longer than a month, so that no receipt holds two stays.
constexpr std::int32_t kDaysBetweenStays = 32;
constexpr std::int32_t kOldestOnsetDays = 3650;

// Per cent of the yearly mean, from January to December.
constexpr std::array<int, 12> kWinter = {185, 165, 125, 95, 80, 65, 60, 55, 65, 85, 100, 160};
constexpr std::array<int, 12> kSpring = {40, 220, 400, 300, 90, 25, 20, 20, 35, 30, 10, 10};

double season_factor(Season season, Date month) {
  if (season == Season::always) return 1;
  const auto& year = season == Season::winter ? kWinter : kSpring;
  return year[month.month() - 1] / 100.0;
}

/// One person's care, collected month by month.
class Diary {
 public:
  Diary(const Person& person, const Health& health, const Institutions& institutions,
        const Period& period, std::uint64_t seed)
      : person_(person),
        health_(health),
        institutions_(institutions),
        period_(period),
        random_(stream(seed, person.number, "care")),
        specialist_(institutions.draw_clinic(person.prefecture, random_)) {}

  std::vector<Care> write() {
    for (int month = 0; month < period_.months; ++month) {
      if (period_.month(month + 1) <= person_.birth) continue;
      write_lasting(month);
      write_acute(period_.month(month));
    }
    return close();
  }

 private:
  // Receipts are one for each month, institution and insured number; stays have their own.
  struct Key {
    Date month;
    std::size_t institution;
    std::int32_t cover_from;
    bool inpatient;
    auto operator<=>(const Key&) const = default;
  };

  void write_lasting(int month);
  void write_acute(Date month);
  void write_episode(const Disease& disease, Date month);
  void admit(const Disease& disease, Date since, Date month);
  void follow_up(const Disease& disease, Date since, Date discharged);
  void visit(std::size_t institution, Date day, const Condition& condition, bool first_visit);
  bool in_stay(Date day) const;
  Date draw_day(Date month);
  std::size_t lasting_institution(const Disease& disease) const;
  std::size_t acute_institution();
  std::size_t hospital_for_stay();
  Care& care_at(std::size_t institution, Date day, bool inpatient);
  std::vector<Care> close();

  const Person& person_;
  const Health& health_;
  const Institutions& institutions_;
  const Period& period_;
  Random random_;
  std::size_t specialist_;  // A clinic for what is not internal medicine.
  std::map<Key, Care> cares_;
  std::vector<Stay> stays_;
};

void Diary::write_lasting(int index) {
  const Date month = period_.month(index);
  const auto phase = static_cast<int>(person_.number % health_.months_between_visits);
  const bool due = (index + phase) % health_.months_between_visits == 0;
  const Date day = draw_day(month);
  const bool comes = due && random_.chance(kKeepsAppointment);
  for (const Condition& condition : health_.lasting) {
    if (condition.since > day) continue;
    const double monthly = condition.disease->admitted_percent / 100.0 / 12;
    if (random_.chance(monthly)) admit(*condition.disease, condition.since, month);
    if (comes)
      visit(lasting_institution(*condition.disease), day, condition,
            condition.since.plus_days(31) > day);
  }
}

void Diary::write_acute(Date month) {
  const int age = person_.age_on(month.plus_months(1));
  for (const Disease& disease : diseases()) {
    if (disease.course != Course::acute) continue;
    const double rate = rate_for(disease, age, person_.sex == Sex::female) / 10000 / 12;
    if (random_.chance(rate * health_.frailty * season_factor(disease.season, month)))
      write_episode(disease, month);
  }
}

void Diary::write_episode(const Disease& disease, Date month) {
  const Date onset = draw_day(month);
  if (random_.chance(disease.admitted_percent / 100.0)) return admit(disease, onset, month);
  const std::size_t institution = acute_institution();
  const Date again = onset.plus_days(static_cast<std::int32_t>(random_.between(3, 9)));
  const bool returns = random_.chance(kSecondVisitInMonth) && again < month.plus_months(1);
  const Condition condition{&disease, onset, !returns && random_.chance(0.5)};
  visit(institution, onset, condition, true);
  if (returns) visit(institution, again, condition, false);
}

void Diary::admit(const Disease& disease, Date since, Date month) {
  const Date admitted = draw_day(month);
  const int days = std::max(1, static_cast<int>(disease.stay_days * (0.4 + 1.2 * random_.unit())));
  const Date discharged = std::min(admitted.plus_days(days), period_.end().plus_days(-1));
  const bool overlaps = std::ranges::any_of(stays_, [&](const Stay& stay) {
    return stay.admitted <= discharged.plus_days(kDaysBetweenStays) &&
           stay.discharged.plus_days(kDaysBetweenStays) >= admitted;
  });
  if (overlaps) return;
  stays_.push_back({admitted, discharged});
  const std::size_t hospital = hospital_for_stay();
  for (Date day = admitted; day <= discharged; day = day.plus_days(1)) {
    Care& care = care_at(hospital, day, true);
    if (care.conditions.empty()) care.conditions.push_back({&disease, std::min(since, admitted)});
    care.days.push_back(static_cast<int>(day.day()));
    care.stay = stays_.back();
  }
  if (hospital == Institutions::kHospitalA)
    follow_up(disease, std::min(since, admitted), discharged);
}

/// After a stay at Ａ病院 most go on at Ｂ病院: the use case of the manual, p. 13 (DAT-29).
void Diary::follow_up(const Disease& disease, Date since, Date discharged) {
  const Date day = discharged.plus_days(static_cast<std::int32_t>(random_.between(10, 40)));
  const bool at_b = random_.chance(kLaterSeenAtHospitalB);
  if (!period_.holds(day)) return;
  visit(at_b ? Institutions::kHospitalB : Institutions::kHospitalA, day, {&disease, since}, at_b);
}

void Diary::visit(std::size_t institution, Date day, const Condition& condition, bool first_visit) {
  Care& care = care_at(institution, day, false);
  care.first_visit = care.days.empty() ? first_visit : care.first_visit && first_visit;
  care.days.push_back(static_cast<int>(day.day()));
  const auto known = std::ranges::find(care.conditions, condition.disease, &Condition::disease);
  if (known == care.conditions.end()) care.conditions.push_back(condition);
}

Date Diary::draw_day(Date month) {
  return draw_date(random_, std::max(month, person_.birth), month.plus_months(1));
}

std::size_t Diary::lasting_institution(const Disease& disease) const {
  if (health_.goes_to_hospital_a) return Institutions::kHospitalA;
  if (disease.course == Course::rare) return institutions_.hospital(person_.prefecture);
  return disease.department == kInternalMedicine ? person_.clinic : specialist_;
}

std::size_t Diary::acute_institution() {
  if (health_.goes_to_hospital_a && random_.chance(kAcuteElsewhere))
    return Institutions::kHospitalA;
  if (random_.chance(kAcuteElsewhere))
    return institutions_.draw_clinic(person_.prefecture, random_);
  return person_.clinic;
}

std::size_t Diary::hospital_for_stay() {
  if (health_.goes_to_hospital_a || random_.chance(kReferredToHospitalA))
    return Institutions::kHospitalA;
  return institutions_.hospital(person_.prefecture);
}

Care& Diary::care_at(std::size_t institution, Date day, bool inpatient) {
  const Date month = day.first_of_month();
  const Key key{month, institution, person_.coverage_on(day).from.days(), inpatient};
  const auto [entry, is_new] = cares_.try_emplace(
      key,
      Care{.institution = institution, .month = month, .days = {}, .conditions = {}, .stay = {}});
  return entry->second;
}

bool Diary::in_stay(Date day) const {
  return std::ranges::any_of(
      stays_, [&](const Stay& stay) { return stay.admitted <= day && day <= stay.discharged; });
}

std::vector<Care> Diary::close() {
  std::vector<Care> cares;
  for (auto& [key, care] : cares_) {
    std::ranges::sort(care.days);
    care.days.erase(std::unique(care.days.begin(), care.days.end()), care.days.end());
    if (!care.stay)
      std::erase_if(care.days, [&](int day) { return in_stay(key.month.plus_days(day - 1)); });
    if (!care.days.empty()) cares.push_back(std::move(care));
  }
  return cares;
}

Date draw_onset(const Person& person, const Period& period, Random& random) {
  const Date earliest = std::max(person.birth, period.first.plus_days(-kOldestOnsetDays));
  const bool now = earliest >= period.first || random.chance(kBeginsInPeriod);
  return now ? draw_date(random, std::max(period.first, person.birth), period.end())
             : draw_date(random, earliest, period.first);
}

}  // namespace

Health draw_health(const Person& person, const Period& period, std::uint64_t seed) {
  Random random = stream(seed, person.number, "health");
  Health health;
  const int age = person.age_on(period.end());
  for (const Disease& disease : diseases()) {
    if (disease.course == Course::acute) continue;
    if (!random.chance(rate_for(disease, age, person.sex == Sex::female) / 10000)) continue;
    health.lasting.push_back({&disease, draw_onset(person, period, random)});
  }
  // Some are hardly ever ill, some often.
  constexpr double kMeanSquare = 7.0 / 6;  // Of the sum of two uniform numbers.
  const double spread = random.unit() + random.unit();
  health.frailty = spread * spread * kMeanFrailty / kMeanSquare;
  const bool rare = std::ranges::any_of(health.lasting, [](const Condition& condition) {
    return condition.disease->course == Course::rare;
  });
  health.goes_to_hospital_a = random.chance(rare ? kGoesThereWithRareDisease : kGoesToHospitalA);
  health.months_between_visits = 1 + static_cast<int>(draw_index(kMonthsBetweenVisits, random));
  return health;
}

std::vector<Care> draw_care(const Person& person, const Health& health,
                            const Institutions& institutions, const Period& period,
                            std::uint64_t seed) {
  return Diary(person, health, institutions, period, seed).write();
}

}  // namespace renga::synth
