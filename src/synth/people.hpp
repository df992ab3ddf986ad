#pragma once

#include "synth/draw.hpp"
#include "synth/institutions.hpp"
#include "synth/insurance.hpp"
#include "synth/names.hpp"
#include "synth/rates.hpp"

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

/// What the history of insured numbers knows of a person.
struct HistoryView {
  std::optional<Date> begins_on;  ///< Numbers that ended before this day are missing.
  std::optional<Date> broken_on;  ///< From this day on the person is another subject.

  bool knows(const Coverage& coverage) const {
    return coverage.insured() && !(begins_on && coverage.last && *coverage.last < *begins_on);
  }
  /// Whether that number leads, on that day, to the subject that the person is at last.
  bool leads_to_newest(const Coverage& coverage, Date day) const {
    return knows(coverage) && !(broken_on && day < *broken_on);
  }
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
  HistoryView history;
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
  Population(std::int64_t people, std::uint64_t seed, Period period, const Rates& rates,
             const Institutions& institutions)
      : people_(people),
        seed_(seed),
        period_(period),
        rates_(rates),
        institutions_(institutions),
        numbers_(rates) {}

  /// The next household, empty after the last.
  std::vector<Person> next_household();

  std::int64_t renamed() const { return renamed_; }
  std::int64_t reused_numbers() const { return numbers_.reused(); }

 private:
  void name_members(std::vector<Person>& members, Random& random);
  void rename_partner(Person& partner, Random& random);
  void view_history(Person& person, Random& random);

  std::int64_t people_;
  std::uint64_t seed_;
  Period period_;
  const Rates& rates_;
  const Institutions& institutions_;
  NumberBook numbers_;
  std::int64_t made_ = 0;
  std::int64_t households_ = 0;
  std::int64_t renamed_ = 0;
};

}  // namespace renga::synth
