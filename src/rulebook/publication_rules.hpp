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

/// What a guideline demands of tables that are to be published.
struct PublicationRules {
  std::string rulebook;
  Minimum patients;  ///< PUB-01
  AgeBands ages;
  std::vector<std::string> exempt_kinds;      ///< kinds of data that the minima spare (PUB-20)
  std::map<std::string, Citation> citations;  ///< by the name of the rule
};

/// Code::rule_unknown where the guideline says nothing on publication.
Result<PublicationRules> publication_rules(const Rulebook& book);

}  // namespace renga::rulebook
