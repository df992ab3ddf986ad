#include "synth/household.hpp"

#include <algorithm>
#include <array>

namespace renga::synth {
namespace {

/// One kind of household. The weights are per 1,000 and were chosen so that ages come near the
/// census of 2020 (docs/spec/synth.md, SYN-11).
struct Shape {
  int weight;
  int first_age;  ///< Of the head.
  int last_age;
  int women_percent;  ///< Among heads.
  bool partner;
  int first_children;
  int last_children;
  int most_grandparents;
  int aid_per_mille;  ///< On 生活保護.
};

constexpr std::array<Shape, 7> kShapes = {{{260, 20, 64, 45, false, 0, 0, 0, 25},
                                           {180, 65, 100, 66, false, 0, 0, 0, 40},
                                           {135, 27, 64, 0, true, 0, 0, 0, 4},
                                           {195, 66, 97, 0, true, 0, 0, 0, 8},
                                           {135, 32, 60, 0, true, 1, 3, 0, 2},
                                           {58, 30, 58, 87, false, 1, 2, 0, 45},
                                           {37, 34, 60, 0, true, 1, 3, 2, 1}}};

constexpr int kRetirementAge = 65;
constexpr int kOldestChild = 22;

Person person_of_age(int age, Sex sex, const Period& period, Random& random) {
  const auto whole_years = static_cast<std::int32_t>(age * 365.2425);
  const auto part = static_cast<std::int32_t>(random.between(1, 365));
  Person person;
  person.sex = sex;
  person.birth = period.end().plus_days(-whole_years - part);
  return person;
}

Sex draw_sex(int women_percent, Random& random) {
  return random.between(1, 100) <= women_percent ? Sex::female : Sex::male;
}

/// Old ages thin out: the smaller of two draws.
int draw_head_age(const Shape& shape, Random& random) {
  const auto first = random.between(shape.first_age, shape.last_age);
  if (shape.first_age < kRetirementAge) return static_cast<int>(first);
  return static_cast<int>(std::min(first, random.between(shape.first_age, shape.last_age)));
}

int draw_child_age(int head_age, Random& random) {
  return static_cast<int>(
      random.between(std::max(0, head_age - 40), std::min(kOldestChild, head_age - 25)));
}

constexpr double employee_share(int age) {
  if (age < 60) return 0.83;
  if (age < 65) return 0.68;
  if (age < 70) return 0.38;
  return 0.15;
}

Scheme draw_scheme(int age, Random& random) {
  if (!random.chance(employee_share(age))) return Scheme::municipal;
  return random.chance(0.58) ? Scheme::association : Scheme::society;
}

std::vector<Date> draw_changes(const Period& period, const Rates& rates, Random& random) {
  std::vector<Date> days;
  if (random.chance(rates.insurance_card_changed_before))
    days.push_back(draw_date(random, period.first.plus_days(-1000), period.first.plus_days(-30)));
  if (random.chance(rates.insurance_card_changed_in_year * period.months / 12))
    days.push_back(draw_date(random, period.first, period.end()));
  return days;
}

/// The numbers that a group of members holds one after another.
struct Timeline {
  std::string prefecture;
  std::vector<Coverage> parts;

  void begin(InsuredNumber number, Date from) {
    parts.push_back({.number = std::move(number), .branch = {}, .from = from, .last = {}});
  }
};

Timeline draw_timeline(const Person& head, const Period& period, const Rates& rates,
                       NumberBook& numbers, Random& random) {
  Timeline timeline{.prefecture = head.prefecture, .parts = {}};
  const auto take = [&](Date from) {
    return numbers.take(draw_scheme(head.age_on(from), random), head.prefecture, from, random);
  };
  const Date first = period.first.plus_days(static_cast<std::int32_t>(-random.between(1100, 4400)));
  timeline.begin(take(first), first);
  for (const Date day : draw_changes(period, rates, random)) {
    Coverage& old = timeline.parts.back();
    old.last = day.plus_days(-1);
    numbers.release(old.number, *old.last, random);
    timeline.begin(take(day), day);
  }
  return timeline;
}

/// The part of a group's timeline between birth and the 75th birthday.
void join(Person& member, const Timeline& timeline, int place) {
  const Date end = elderly_from(member.birth);
  for (const Coverage& part : timeline.parts) {
    Coverage own = part;
    own.branch = {'0', static_cast<char>('0' + place)};
    own.from = std::max(part.from, member.birth);
    if (own.from >= end || (own.last && *own.last < own.from)) continue;
    if (!own.last || *own.last >= end) own.last.reset();
    member.coverages.push_back(std::move(own));
  }
}

void join_elderly(Person& member, const Period& period, NumberBook& numbers, Random& random) {
  const Date from = elderly_from(member.birth);
  if (from >= period.end()) return;
  if (!member.coverages.empty()) member.coverages.back().last = from.plus_days(-1);
  member.coverages.push_back(
      {.number = numbers.take(Scheme::elderly, member.prefecture, from, random),
       .branch = {},
       .from = from,
       .last = {}});
}

/// Members who hold one card together.
using Group = std::vector<Person*>;

std::vector<Group> draw_groups(HouseholdPlan& plan, const Period& period, Random& random) {
  std::vector<Group> groups(1);
  for (std::size_t i = 0; i < plan.members.size(); ++i) {
    Person& member = plan.members[i];
    const int age = member.age_on(period.first);
    const bool works = plan.has_partner && i == 1 && age < 70 && random.chance(0.55);
    const bool grandparent = i > 1 && age > kOldestChild;
    if (works || grandparent)
      groups.push_back({&member});
    else
      groups.front().push_back(&member);
  }
  return groups;
}

void insure_group(const Group& group, const Period& period, const Rates& rates, NumberBook& numbers,
                  Random& random) {
  const bool any_younger = std::ranges::any_of(
      group, [&](const Person* each) { return elderly_from(each->birth) > period.first; });
  if (any_younger) {
    const Timeline timeline = draw_timeline(*group.front(), period, rates, numbers, random);
    int place = 0;
    for (Person* member : group) join(*member, timeline, place++);
  }
  for (Person* member : group) join_elderly(*member, period, numbers, random);
}

void give_aid(HouseholdPlan& plan, const Period& period, NumberBook& numbers, Random& random) {
  const Date from = period.first.plus_days(static_cast<std::int32_t>(-random.between(100, 3000)));
  for (Person& member : plan.members) {
    const Date begin = std::max(from, member.birth);
    member.coverages.push_back(
        {.number = numbers.take(Scheme::livelihood, member.prefecture, begin, random),
         .branch = {},
         .from = begin,
         .last = {}});
  }
}

/// One more child, born on the day of the last one.
void add_twin(HouseholdPlan& plan, const Rates& rates, Random& random) {
  Person twin = plan.members.back();
  if (!random.chance(rates.people_twins_of_one_sex))
    twin.sex = twin.sex == Sex::male ? Sex::female : Sex::male;
  plan.members.push_back(std::move(twin));
}

}  // namespace

HouseholdPlan draw_household(const Period& period, const Rates& rates, Random& random) {
  std::array<int, kShapes.size()> weights{};
  std::ranges::transform(kShapes, weights.begin(), &Shape::weight);
  const Shape& shape = kShapes[draw_index(weights, random)];
  HouseholdPlan plan{.members = {},
                     .has_partner = shape.partner,
                     .on_livelihood_aid = random.between(1, 1000) <= shape.aid_per_mille};
  const auto add = [&](int age, Sex sex) {
    plan.members.push_back(person_of_age(age, sex, period, random));
  };
  const int head_age = draw_head_age(shape, random);
  add(head_age, draw_sex(shape.women_percent, random));
  if (shape.partner) add(head_age - static_cast<int>(random.between(-1, 5)), Sex::female);
  for (auto left = random.between(shape.first_children, shape.last_children); left > 0; --left) {
    add(draw_child_age(head_age, random), draw_sex(49, random));
    if (random.chance(rates.people_multiple_birth)) add_twin(plan, rates, random);
  }
  for (auto left = random.between(0, shape.most_grandparents); left > 0; --left)
    add(head_age + static_cast<int>(random.between(24, 36)), draw_sex(65, random));
  return plan;
}

void insure(HouseholdPlan& plan, const Period& period, const Rates& rates, NumberBook& numbers,
            Random& random) {
  if (plan.on_livelihood_aid) return give_aid(plan, period, numbers, random);
  for (const Group& group : draw_groups(plan, period, random))
    insure_group(group, period, rates, numbers, random);
}

}  // namespace renga::synth
