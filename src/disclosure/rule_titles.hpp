#pragma once

#include "base/base.hpp"
#include "disclosure/judge.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace renga::disclosure {

/// What a rule is called, and what the applicant confirms about it (PUB-32); `{name}` in the
/// question stands for a value of the rulebook.
struct RuleTitle {
  std::string_view rule;
  Bilingual title;
  Bilingual question;
};

/// Every rule that a finding may name, in the order of the guideline.
std::span<const RuleTitle> rule_titles();

/// What the applicant confirms about a rule, Japanese and English, with the values of the rulebook
/// (CHK-104).
std::pair<std::string, std::string> question_of(const RuleTitle& rule, const Rules& rules);

/// The title of a rule, or its name where it has none.
Bilingual title_of_rule(std::string_view rule);

/// A place of a guideline for readers of English: 第7 2(1)① as "Chapter 7, 2(1)①".
std::string cite_in(std::string_view cite, Language language);

}  // namespace renga::disclosure
