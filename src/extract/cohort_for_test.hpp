#pragma once

#include "extract/extract.hpp"
#include "extract/world_for_test.hpp"

#include <map>
#include <optional>
#include <vector>

namespace renga::extract::world {

/// Who is left after each step of a request, found person by person (EXT-4 to EXT-18): slow and
/// clear.
struct Cohort {
  std::vector<std::int64_t> counts;                             ///< after each step
  std::map<std::int64_t, std::optional<Date>> index_by_person;  ///< who is left
};

Cohort cohort_of(const World& world, const Request& request);

/// Completed years from the month of birth.
std::int64_t age_on(Date birth_month, Date day);

}  // namespace renga::extract::world
