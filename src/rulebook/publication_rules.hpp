#pragma once

#include "rulebook/rule.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace renga::rulebook {

/// The fewest that a published count may show.
struct Minimum {
  std::string id;
  std::string cite;
  std::int64_t count = 0;
  bool zero_allowed = false;
};

/// What a guideline demands of tables that are to be published.
struct PublicationRules {
  std::string rulebook;
  Minimum patients;                       ///< PUB-01
  std::string recoverable_cite;           ///< PUB-16
  std::string undeclared_cite;            ///< PUB-31
  std::vector<std::string> exempt_kinds;  ///< kinds of data that the minima spare (PUB-20)
};

/// Code::rule_unknown where the guideline says nothing on publication.
Result<PublicationRules> publication_rules(const Rulebook& book);

}  // namespace renga::rulebook
