#include "synth/people.hpp"

#include "synth/household.hpp"

#include <algorithm>

namespace renga::synth {
namespace {

constexpr int kLastMarriageAge = 49;
constexpr std::int32_t kNamesBeforeDays = 2900;

}  // namespace

const Coverage& Person::coverage_on(Date day) const {
  for (const Coverage& coverage : coverages) {
    if (coverage.holds(day)) return coverage;
  }
  bug("a person has no cover on a day of care");
}

int Person::changes_in(const Period& period) const {
  const auto number_changes = std::ranges::count_if(coverages, [&](const Coverage& coverage) {
    return &coverage != &coverages.front() && period.holds(coverage.from);
  });
  return static_cast<int>(number_changes) + (rename && period.holds(rename->on) ? 1 : 0);
}

std::vector<Person> Population::next_household() {
  if (made_ == people_) return {};
  Random random = stream(seed_, households_++, "household");
  numbers_.begin_household();
  HouseholdPlan plan = draw_household(period_, rates_, random);
  const std::string& prefecture = institutions_.draw_prefecture(random);
  const std::size_t clinic = institutions_.draw_clinic(prefecture, random);
  for (Person& member : plan.members) {
    member.prefecture = prefecture;
    member.clinic = clinic;
  }
  name_members(plan.members, random);
  if (plan.has_partner) rename_partner(plan.members[1], random);
  insure(plan, period_, rates_, numbers_, random);
  for (Person& member : plan.members) view_history(member, random);
  const auto room = static_cast<std::size_t>(people_ - made_);
  if (plan.members.size() > room)
    plan.members.erase(plan.members.begin() + static_cast<std::ptrdiff_t>(room),
                       plan.members.end());
  for (Person& member : plan.members) member.number = ++made_;
  return std::move(plan.members);
}

/// No two members of one sex bear the same given name, above all not twins.
void Population::name_members(std::vector<Person>& members, Random& random) {
  const bool katakana = random.chance(rates_.people_katakana_name);
  const NamePart family = draw_family_name(katakana, rates_, random);
  for (auto member = members.begin(); member != members.end(); ++member) {
    const auto taken = [&] {
      return std::any_of(members.begin(), member, [&](const Person& other) {
        return other.sex == member->sex && other.name.given.kana == member->name.given.kana;
      });
    };
    do {
      member->name = {
          .family = family,
          .given = draw_given_name(katakana, member->sex, member->birth.year(), rates_, random)};
    } while (taken());
  }
}

void Population::rename_partner(Person& partner, Random& random) {
  if (partner.age_on(period_.first) > kLastMarriageAge) return;
  const bool now = random.chance(rates_.people_renamed_in_year * period_.months / 12);
  const bool before = random.chance(rates_.people_renamed_before);
  if (!now && !before) return;
  const Date on =
      now ? draw_date(random, period_.first, period_.end())
          : draw_date(random, period_.first.plus_days(-kNamesBeforeDays), period_.first);
  const NamePart family = draw_family_name(false, rates_, random);
  if (family.kana == partner.name.family.kana) return;
  partner.rename = Rename{on, {.family = family, .given = partner.name.given}};
  if (now) ++renamed_;
}

/// The history breaks at a change of number where there is one in the period, otherwise on the
/// first day of a month under one and the same number.
void Population::view_history(Person& person, Random& random) {
  if (random.chance(rates_.history_begins_late)) person.history.begins_on = period_.first;
  if (!random.chance(rates_.history_broken_in_year * period_.months / 12)) return;
  person.history.broken_on = period_.month(static_cast<int>(random.between(1, period_.months)));
  for (const Coverage& coverage : person.coverages) {
    if (&coverage != &person.coverages.front() && period_.holds(coverage.from))
      person.history.broken_on = coverage.from;
  }
}

}  // namespace renga::synth
