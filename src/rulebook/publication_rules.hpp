#pragma once

#include "rulebook/rule.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace renga::rulebook {

/// The rule of the catalogue and the place of the guideline that a finding names.
struct Citation {
  std::string id;
  std::string cite;
};

/// The fewest that a published count may show.
struct Minimum {
  std::int64_t count = 0;
  bool zero_allowed = false;
};

/// How ages are grouped.
struct AgeBands {
  std::int64_t years = 0;               ///< the narrowest group (PUB-09)
  std::int64_t top = 0;                 ///< this age and all above are one group (PUB-10)
  std::int64_t single_years_below = 0;  ///< single years are possible where needed (PUB-11)
};

/// Limits by the population of a municipality (PUB-02a to PUB-02d).
struct MunicipalityLimits {
  std::int64_t none_below = 0;    ///< fewer people: no count of patients at all
  std::int64_t raised_below = 0;  ///< fewer people: the raised minimum
  std::int64_t raised_minimum = 0;
  bool wards_stated = false;  ///< whether wards of designated cities are said to count as such
};

/// Quantities where the patients are not known (PUB-05, PUB-06, PUB-08).
struct QuantityLimits {
  std::int64_t oral = 0;
  std::int64_t external = 0;
  std::int64_t injection = 0;
  std::int64_t rehabilitation = 0;
};

/// On what ground rules may be excepted from, and who grants it (PUB-11, PUB-15, PUB-17).
struct Exception {
  std::string ground;
  Citation citation;
  std::vector<std::string> rules;
  std::vector<std::string> granted_by;
};

/// What a guideline demands of tables that are to be published.
struct PublicationRules {
  std::string rulebook;
  Minimum patients;  ///< PUB-01
  AgeBands ages;
  MunicipalityLimits municipalities;
  std::int64_t institutions_min = 0;  ///< PUB-03
  QuantityLimits quantities;
  std::vector<std::string> smallest_areas;  ///< PUB-12, PUB-13
  std::vector<Exception> exceptions;
  std::vector<std::string> exempt_kinds;      ///< kinds of data that the minima spare (PUB-20)
  std::map<std::string, Citation> citations;  ///< by the name of the rule
};

/// code::rule_unknown where the guideline says nothing on publication.
Result<PublicationRules> publication_rules(const Rulebook& book);

}  // namespace renga::rulebook
