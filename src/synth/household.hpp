#pragma once

#include "synth/people.hpp"

#include <vector>

namespace renga::synth {

/// A household without names and insurance: who lives together, at what age.
struct HouseholdPlan {
  std::vector<Person> members;  ///< Head first, then the partner if there is one.
  bool has_partner = false;
  bool on_livelihood_aid = false;  ///< 生活保護
};

/// Draws a household; ages are those on the period's last day.
HouseholdPlan draw_household(const Period& period, const Rates& rates, Random& random);

/// Gives every member the insured numbers of the last years and of the period.
void insure(HouseholdPlan& plan, const Period& period, const Rates& rates, NumberBook& numbers,
            Random& random);

}  // namespace renga::synth
