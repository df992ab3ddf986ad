#include "synth/people.hpp"

#include "synth/household.hpp"

#include <algorithm>

namespace renga::synth {
namespace {

constexpr double kKatakanaHouseholds = 0.02;
constexpr double kRenamedInYear = 0.035;  // Of partners up to the last marriage age.
constexpr double kRenamedBefore = 0.2;
constexpr int kLastMarriageAge = 49;
constexpr std::int32_t kNamesBeforeDays = 2900;

// Every so many households one more person shares name, sex and birth date with an earlier one.
constexpr std::int64_t kHomonymCycle = 400;
constexpr std::int64_t kNamesakeTurn = 60;
constexpr std::int64_t kHomonymTurn = 260;

const NamePart& draw_family(bool katakana, Random& random) {
  return draw_name(katakana ? katakana_family_names() : family_names(), random);
}

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
  Random random = stream(seed_, households_, "household");
  const bool repeats = households_ % kHomonymCycle == kHomonymTurn && namesake_;
  HouseholdPlan plan = repeats ? single_household(namesake_->sex, namesake_->birth)
                               : draw_household(period_, random);
  const std::string& prefecture = institutions_.draw_prefecture(random);
  const std::size_t clinic = institutions_.draw_clinic(prefecture, random);
  for (Person& member : plan.members) {
    member.prefecture = prefecture;
    member.clinic = clinic;
  }
  name_members(plan.members, random);
  if (plan.has_partner) rename_partner(plan.members[1], random);
  insure(plan, period_, numbers_, random);
  if (repeats) make_homonym(plan.members);
  if (households_++ % kHomonymCycle == kNamesakeTurn) namesake_ = plan.members.front();
  const auto room = static_cast<std::size_t>(people_ - made_);
  if (plan.members.size() > room)
    plan.members.erase(plan.members.begin() + static_cast<std::ptrdiff_t>(room),
                       plan.members.end());
  for (Person& member : plan.members) member.number = ++made_;
  return std::move(plan.members);
}

void Population::name_members(std::vector<Person>& members, Random& random) {
  const bool katakana = random.chance(kKatakanaHouseholds);
  const NamePart& family = draw_family(katakana, random);
  for (Person& member : members) {
    const auto given =
        katakana ? katakana_given_names(member.sex) : given_names(member.sex, member.birth.year());
    member.name = {.family = family, .given = draw_name(given, random)};
  }
}

void Population::rename_partner(Person& partner, Random& random) {
  if (partner.age_on(period_.first) > kLastMarriageAge) return;
  const bool now = random.chance(kRenamedInYear * period_.months / 12);
  const bool before = random.chance(kRenamedBefore);
  if (!now && !before) return;
  const Date on =
      now ? draw_date(random, period_.first, period_.end())
          : draw_date(random, period_.first.plus_days(-kNamesBeforeDays), period_.first);
  partner.rename = Rename{on, {.family = draw_family(false, random), .given = partner.name.given}};
  if (now) ++renamed_;
}

void Population::make_homonym(std::vector<Person>& members) {
  members.front().name = namesake_->name;
  namesake_.reset();
  ++homonyms_;
}

}  // namespace renga::synth
