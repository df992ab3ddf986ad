#pragma once

#include "synth/diseases.hpp"
#include "synth/institutions.hpp"
#include "synth/people.hpp"

#include <optional>
#include <vector>

namespace renga::synth {

/// A disease of one person, from a day on.
struct Condition {
  const Disease* disease = nullptr;
  Date since = Date::from_days(0);
  bool cured = false;  ///< Ended in the month of the care that names it.
};

/// What a person brings along: diseases that stay, and habits of going to the doctor.
struct Health {
  std::vector<Condition> lasting;  ///< Chronic and rare ones.
  double frailty = 1;              ///< Multiplies the rates of acute episodes and stays.
  bool goes_to_hospital_a = false;
  int months_between_visits = 1;
};

/// From admission to discharge, both days included.
struct Stay {
  Date admitted;
  Date discharged;
};

/// What one institution does for a person in one month: what becomes one receipt.
struct Care {
  std::size_t institution = 0;
  Date month;                         ///< First of the month.
  std::vector<int> days;              ///< Days of the month with care, ascending, each once.
  std::vector<Condition> conditions;  ///< The main one first; no disease twice.
  bool first_visit = false;           ///< Outpatient: the first day is a first visit (初診).
  std::optional<Stay> stay;           ///< Inpatient.

  Date day(std::size_t index) const { return month.plus_days(days[index] - 1); }
};

Health draw_health(const Person& person, const Period& period, std::uint64_t seed);

/// All care of one person in the period, in order of month.
std::vector<Care> draw_care(const Person& person, const Health& health,
                            const Institutions& institutions, const Period& period,
                            std::uint64_t seed);

}  // namespace renga::synth
