#pragma once

#include "synth/draw.hpp"
#include "synth/institutions.hpp"
#include "synth/insurance.hpp"
#include "synth/names.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace renga::synth {

/// A change of name: until the day before `on` the person had the name `before`.
struct Rename {
  Date on;
  Name before;
};

/// One true person.
struct Person {
  std::int64_t number = 0;  ///< From 1; only the truth knows it.
  Sex sex = Sex::male;
  Date birth = Date::from_days(0);
  Name name;  ///< The newest one.
  std::optional<Rename> rename;
  std::vector<Coverage> coverages;  ///< In order of time, without gaps while insured.
  std::string prefecture;
  std::size_t clinic = 0;  ///< Index of the institution that the household goes to first.

  const Name& name_on(Date day) const { return rename && day < rename->on ? rename->before : name; }
  const Coverage& coverage_on(Date day) const;
  int age_on(Date day) const { return age_years(birth, day); }
  /// Changes of name or number inside the period.
  int changes_in(const Period& period) const;
};

/// Makes the people of one world, household by household; holds none of them.
class Population {
 public:
  Population(std::int64_t people, std::uint64_t seed, Period period,
             const Institutions& institutions)
      : people_(people), seed_(seed), period_(period), institutions_(institutions) {}

  /// The next household, empty after the last.
  std::vector<Person> next_household();

  std::int64_t homonyms() const { return homonyms_; }
  std::int64_t renamed() const { return renamed_; }
  std::int64_t reused_numbers() const { return numbers_.reused(); }

 private:
  void name_members(std::vector<Person>& members, Random& random);
  void rename_partner(Person& partner, Random& random);
  void make_homonym(std::vector<Person>& members);

  std::int64_t people_;
  std::uint64_t seed_;
  Period period_;
  const Institutions& institutions_;
  NumberBook numbers_;
  std::optional<Person> namesake_;  // Whose name, sex and birth date a later person will share.
  std::int64_t made_ = 0;
  std::int64_t households_ = 0;
  std::int64_t homonyms_ = 0;
  std::int64_t renamed_ = 0;
};

}  // namespace renga::synth
