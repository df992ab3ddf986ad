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
    "area-level",
    "insurer-type-cross",
    "recoverable",
    "undeclared",
});

std::int64_t number(const Rule& rule, const std::string& key) {
  return rule.value<std::int64_t>(key);
}

/// The limits of counts and quantities.
Done add_limits(const Rulebook& book, PublicationRules& rules) {
  RENGA_ASSIGN(const Rule patients, book.only("patients-min"));
  rules.patients = {.count = number(patients, "minimum"),
                    .zero_allowed = patients.value<bool>("zero_allowed")};
  RENGA_ASSIGN(const Rule places, book.only("patients-min-municipality"));
  rules.municipalities = {.none_below = number(places, "none_below"),
                          .raised_below = number(places, "raised_below"),
                          .raised_minimum = number(places, "raised_minimum"),
                          .wards_stated = places.value<bool>("wards_stated")};
  RENGA_ASSIGN(const Rule institutions, book.only("facilities-min"));
  rules.institutions_min = number(institutions, "minimum");
  RENGA_ASSIGN(const Rule drugs, book.only("drug-quantity-min"));
  RENGA_ASSIGN(const Rule exercise, book.only("rehabilitation-min"));
  rules.quantities = {.oral = number(drugs, "oral"),
                      .external = number(drugs, "external"),
                      .injection = number(drugs, "injection"),
                      .rehabilitation = number(exercise, "minimum")};
  return {};
}

/// How fine dimensions may be, and what is spared.
Done add_structure(const Rulebook& book, PublicationRules& rules) {
  RENGA_ASSIGN(const Rule ages, book.only("age-band"));
  rules.ages = {.years = number(ages, "years"),
                .top = number(ages, "top"),
                .single_years_below = number(ages, "single_years_below")};
  RENGA_ASSIGN(const Rule areas, book.only("area-level"));
  rules.smallest_areas = areas.value<std::vector<std::string>>("smallest");
  for (const Rule* rule : book.all("exception"))
    rules.exceptions.push_back({rule->value<std::string>("ground"),
                                {rule->id, rule->cite},
                                rule->value<std::vector<std::string>>("rules"),
                                rule->value<std::vector<std::string>>("granted_by")});
  RENGA_ASSIGN(const Rule exempt, book.only("exempt-data"));
  rules.exempt_kinds = exempt.value<std::vector<std::string>>("kinds");
  return {};
}

}  // namespace

Result<PublicationRules> publication_rules(const Rulebook& book) {
  PublicationRules rules{.rulebook = book.name,
                         .patients = {},
                         .ages = {},
                         .municipalities = {},
                         .quantities = {},
                         .smallest_areas = {},
                         .exceptions = {},
                         .exempt_kinds = {},
                         .citations = {}};
  for (const std::string_view name : kCited) {
    RENGA_ASSIGN(const Rule rule, book.only(name));
    rules.citations.emplace(name, Citation{rule.id, rule.cite});
  }
  RENGA_TRY(add_limits(book, rules));
  RENGA_TRY(add_structure(book, rules));
  return rules;
}

}  // namespace renga::rulebook
