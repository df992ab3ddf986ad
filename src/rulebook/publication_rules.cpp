#include "rulebook/publication_rules.hpp"

#include <array>

namespace renga::rulebook {
namespace {

/// Every rule of publication that a finding may name.
constexpr auto kCited = std::to_array<std::string_view>({
    "patients-min",
    "patients-min-municipality",
    "facilities-min",
    "drug-quantity-min",
    "rehabilitation-min",
    "age-band",
    "recoverable",
    "undeclared",
});

}  // namespace

Result<PublicationRules> publication_rules(const Rulebook& book) {
  PublicationRules rules{
      .rulebook = book.name, .patients = {}, .ages = {}, .exempt_kinds = {}, .citations = {}};
  for (const std::string_view name : kCited) {
    RENGA_ASSIGN(const Rule rule, book.only(name));
    rules.citations.emplace(name, Citation{rule.id, rule.cite});
  }
  RENGA_ASSIGN(const Rule patients, book.only("patients-min"));
  rules.patients = {.count = patients.value<std::int64_t>("minimum"),
                    .zero_allowed = patients.value<bool>("zero_allowed")};
  RENGA_ASSIGN(const Rule ages, book.only("age-band"));
  rules.ages = {.years = ages.value<std::int64_t>("years"),
                .top = ages.value<std::int64_t>("top"),
                .single_years_below = ages.value<std::int64_t>("single_years_below")};
  RENGA_ASSIGN(const Rule exempt, book.only("exempt-data"));
  rules.exempt_kinds = exempt.value<std::vector<std::string>>("kinds");
  return rules;
}

}  // namespace renga::rulebook
