#include "rulebook/publication_rules.hpp"

namespace renga::rulebook {
namespace {

Result<Minimum> minimum(const Rulebook& book, std::string_view rule_name) {
  RENGA_ASSIGN(const Rule rule, book.only(rule_name));
  return Minimum{.id = rule.id,
                 .cite = rule.cite,
                 .count = rule.value<std::int64_t>("minimum"),
                 .zero_allowed = rule.value<bool>("zero_allowed")};
}

}  // namespace

Result<PublicationRules> publication_rules(const Rulebook& book) {
  PublicationRules rules{.rulebook = book.name,
                         .patients = {},
                         .recoverable_cite = {},
                         .undeclared_cite = {},
                         .exempt_kinds = {}};
  RENGA_ASSIGN(rules.patients, minimum(book, "patients-min"));
  RENGA_ASSIGN(const Rule recoverable, book.only("recoverable"));
  RENGA_ASSIGN(const Rule undeclared, book.only("undeclared"));
  RENGA_ASSIGN(const Rule exempt, book.only("exempt-data"));
  rules.recoverable_cite = recoverable.cite;
  rules.undeclared_cite = undeclared.cite;
  rules.exempt_kinds = exempt.value<std::vector<std::string>>("kinds");
  return rules;
}

}  // namespace renga::rulebook
