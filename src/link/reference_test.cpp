#include "link/reference_test.hpp"

#include <algorithm>

namespace renga::link {
namespace {

constexpr int kGroups = 60;
constexpr int kPersonsInGroup = 7;

using Persons = std::vector<ReferencePerson>;
using Places = std::vector<std::size_t>;

bool carries_alone(const Persons& persons, std::size_t place, std::string Someone::*id) {
  const ReferencePerson& self = persons[place];
  return !(self.someone.*id).empty() &&
         std::ranges::count_if(persons, [&](const ReferencePerson& other) {
           return other.database == self.database && other.someone.*id == self.someone.*id;
         }) == 1;
}

void unite(Persons& persons, std::size_t a, std::size_t b) {
  const std::size_t from = persons[a].linked;
  const std::size_t into = persons[b].linked;
  for (ReferencePerson& person : persons)
    if (person.linked == from) person.linked = into;
}

/// Whether one of those who carry this ID4 alone, in a database where somebody does, has no ID5.
bool somebody_lacks_id5(const Persons& persons, const std::string& id4) {
  for (std::size_t i = 0; i < persons.size(); ++i)
    if (persons[i].someone.id4 == id4 && persons[i].someone.id5.empty() &&
        carries_alone(persons, i, &Someone::id4))
      return true;
  return false;
}

bool contradicts(const Persons& persons, const Places& together) {
  std::set<Database> databases;
  std::set<std::string> id5;
  std::set<std::string> sexes;
  std::set<int> years;
  for (const std::size_t i : together) {
    databases.insert(persons[i].database);
    if (!persons[i].someone.id5.empty()) id5.insert(persons[i].someone.id5);
    sexes.insert(persons[i].someone.sex);
    years.insert(persons[i].someone.birth_year);
  }
  return databases.size() < together.size() || id5.size() > 1 || sexes.size() > 1 ||
         years.size() > 1;
}

Persons drawn_together(const Persons& after_id5) {
  Persons drawn = after_id5;
  for (std::size_t a = 0; a < drawn.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) {
      const bool same_id5 = drawn[a].someone.id5 == drawn[b].someone.id5;
      if (agree_alone(drawn, a, b, &Someone::id4) &&
          (same_id5 || somebody_lacks_id5(drawn, drawn[a].someone.id4)))
        unite(drawn, a, b);
    }
  return drawn;
}

std::map<std::size_t, Places> members(const Persons& persons) {
  std::map<std::size_t, Places> groups;
  for (std::size_t i = 0; i < persons.size(); ++i) groups[persons[i].linked].push_back(i);
  return groups;
}

/// Takes over what ID4 drew together and does not contradict; gives the others who were drawn.
std::set<std::size_t> accept(Persons& persons, const Persons& drawn) {
  std::set<std::size_t> refused;
  for (const auto& group : members(drawn)) {
    const Places& together = group.second;
    const bool news = std::ranges::any_of(
        together, [&](std::size_t i) { return persons[i].linked != persons[together[0]].linked; });
    if (!news) continue;
    if (contradicts(persons, together)) {
      refused.insert(together.begin(), together.end());
      continue;
    }
    for (const std::size_t i : together) {
      if (persons[i].stage.empty()) persons[i].stage = "id4";
      unite(persons, i, together[0]);
    }
  }
  return refused;
}

/// Whether several persons of this one's database carry its ID4, with different ID5.
bool has_namesakes(const Persons& persons, std::size_t place) {
  const ReferencePerson& self = persons[place];
  std::set<std::string> id5;
  for (const ReferencePerson& other : persons)
    if (other.database == self.database && other.someone.id4 == self.someone.id4 &&
        !other.someone.id5.empty())
      id5.insert(other.someone.id5);
  return !self.someone.id4.empty() && id5.size() > 1;
}

/// JOIN-21: those who carry this ID5 alone are different people by all signs.
bool doubted(const Persons& persons, const std::string& id5) {
  if (id5.empty()) return false;
  std::set<std::string> id4;
  std::set<std::string> sexes;
  std::set<int> years;
  bool namesakes = false;
  for (std::size_t i = 0; i < persons.size(); ++i) {
    if (persons[i].someone.id5 != id5 || !carries_alone(persons, i, &Someone::id5)) continue;
    if (!persons[i].someone.id4.empty()) id4.insert(persons[i].someone.id4);
    sexes.insert(persons[i].someone.sex);
    years.insert(persons[i].someone.birth_year);
    namesakes = namesakes || has_namesakes(persons, i);
  }
  const bool both = sexes.size() > 1 && years.size() > 1;
  const bool either = sexes.size() > 1 || years.size() > 1;
  return id4.size() > 1 && either && (both || namesakes);
}

bool elsewhere(const Persons& persons, const ReferencePerson& self, std::string Someone::*id) {
  return !(self.someone.*id).empty() &&
         std::ranges::any_of(persons, [&](const ReferencePerson& other) {
           return other.database != self.database && other.someone.*id == self.someone.*id;
         });
}

bool agrees_with_somebody(const Persons& persons, std::size_t self, std::string Someone::*id) {
  for (std::size_t other = 0; other < persons.size(); ++other)
    if (agree_alone(persons, self, other, id)) return true;
  return false;
}

std::string reason_of(const Persons& persons, std::size_t place, bool refused) {
  const ReferencePerson& self = persons[place];
  if (self.someone.id4.empty() && self.someone.id5.empty()) return "no_valid_id";
  if (refused || doubted(persons, self.someone.id5)) return "conflict";
  for (const auto id : {&Someone::id5, &Someone::id4})
    if (elsewhere(persons, self, id) && !agrees_with_somebody(persons, place, id))
      return "ambiguous";
  return "not_in_other";
}

std::int64_t most_frequent(const std::map<std::int64_t, std::int64_t>& votes) {
  std::int64_t best = 0;
  for (const auto& [person, count] : votes)
    if (best == 0 || count > votes.at(best)) best = person;
  return best;
}

bool speaks_for(const Persons& persons, const TruthRow& row, const ReferencePerson& person) {
  if (row.database != person.database) return false;
  if (!row.id5.empty()) return row.id5 == person.someone.id5;
  if (row.id4.empty() || row.id4 != person.someone.id4) return false;
  return person.someone.id5.empty() ||
         std::ranges::none_of(persons, [&](const ReferencePerson& other) {
           return other.database == row.database && other.someone.id4 == row.id4 &&
                  other.someone.id5.empty();
         });
}

/// The true person of each person, 0 where no row speaks.
std::vector<std::int64_t> true_persons(const Persons& persons, const std::vector<TruthRow>& truth) {
  std::vector<std::int64_t> found;
  for (const ReferencePerson& person : persons) {
    std::map<std::int64_t, std::int64_t> votes;
    for (const TruthRow& row : truth)
      if (speaks_for(persons, row, person)) ++votes[row.person];
    found.push_back(most_frequent(votes));
  }
  return found;
}

}  // namespace

bool agree_alone(const Persons& persons, std::size_t a, std::size_t b, std::string Someone::*id) {
  return persons[a].database != persons[b].database &&
         persons[a].someone.*id == persons[b].someone.*id && carries_alone(persons, a, id) &&
         carries_alone(persons, b, id);
}

bool linked_by_id5(const Persons& persons, std::size_t a, std::size_t b) {
  return agree_alone(persons, a, b, &Someone::id5) && !doubted(persons, persons[a].someone.id5);
}

Persons link_slowly(Persons persons) {
  for (std::size_t i = 0; i < persons.size(); ++i) persons[i].linked = i;
  for (std::size_t a = 0; a < persons.size(); ++a)
    for (std::size_t b = 0; b < persons.size(); ++b)
      if (linked_by_id5(persons, a, b)) {
        unite(persons, a, b);
        persons[a].stage = "id5";
      }
  const std::set<std::size_t> refused = accept(persons, drawn_together(persons));
  for (std::size_t i = 0; i < persons.size(); ++i)
    if (persons[i].stage.empty()) persons[i].reason = reason_of(persons, i, refused.contains(i));
  return persons;
}

Quality judge_slowly(const Persons& persons, const std::vector<TruthRow>& truth,
                     const std::function<bool(std::size_t, std::size_t)>& is_found) {
  const std::vector<std::int64_t> real = true_persons(persons, truth);
  Quality quality;
  for (std::size_t a = 0; a < persons.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) {
      if (persons[a].database == persons[b].database) continue;
      const bool same = real[a] != 0 && real[a] == real[b];
      const bool found = is_found(a, b);
      quality.true_pairs += same ? 1 : 0;
      quality.found_pairs += found ? 1 : 0;
      quality.right_pairs += same && found ? 1 : 0;
    }
  return quality;
}

Persons random_persons(std::uint64_t seed, const std::vector<Database>& databases) {
  Random random(seed);
  Persons persons;
  std::map<Database, std::int64_t> numbers;
  for (int group = 0; group < kGroups; ++group) {
    const auto id = [&](std::string_view kind) {
      const std::uint64_t choice = random.below(4);
      return choice == 0 ? std::string()
                         : std::string(kind) + std::to_string(group) + "-" + std::to_string(choice);
    };
    for (int i = 0; i < kPersonsInGroup; ++i) {
      const Database database = databases[random.below(databases.size())];
      Someone someone{++numbers[database], id("four"), id("five")};
      someone.sex = random.chance(0.1) ? "2" : "1";
      someone.birth_year = random.chance(0.1) ? 1980 : 1970;
      persons.push_back({database, someone});
    }
  }
  return persons;
}

}  // namespace renga::link
