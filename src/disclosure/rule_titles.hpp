#pragma once

#include "base/base.hpp"

#include <span>
#include <string_view>

namespace renga::disclosure {

/// A rule in words: what it is called, and what the applicant confirms about it (PUB-32).
struct RuleTitle {
  std::string_view rule;
  Bilingual title;
  Bilingual question;
};

/// Every rule that a finding may name, in the order of the guideline.
std::span<const RuleTitle> rule_titles();

/// The title of a rule, or its name where it has none.
Bilingual title_of_rule(std::string_view rule);

/// A place of a guideline for readers of English: 第7 2(1)① as "Chapter 7, 2(1)①".
std::string cite_in(std::string_view cite, Language language);

}  // namespace renga::disclosure
