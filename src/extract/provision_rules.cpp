#include "extract/provision_rules.hpp"

#include "rulebook/rulebook.hpp"

namespace renga::extract {
namespace {

/// The book that holds the values of this room.
constexpr std::string_view kBook = "ndb-provision-2023-10";

/// The lists of columns whose codes are counted together.
constexpr auto kPools = std::to_array<std::string_view>({"disease", "drug", "act", "dpc_codes"});

ColumnName column_named(const std::string& full_name) {
  const std::size_t dot = full_name.find('.');
  ensure(dot != std::string::npos, "the rulebook names columns as table.column");
  return {full_name.substr(0, dot), full_name.substr(dot + 1)};
}

std::vector<ColumnName> columns_of(const rulebook::Rule& rule, const std::string& key) {
  std::vector<ColumnName> columns;
  for (const std::string& name : rule.value<std::vector<std::string>>(key))
    columns.push_back(column_named(name));
  return columns;
}

Done read_groups(const rulebook::Rulebook& book, ProvisionRules& rules) {
  RENGA_ASSIGN(const rulebook::Rule limit, book.only("sampling-points-limit"));
  RENGA_ASSIGN(const rulebook::Rule rare, book.only("sampling-rare-codes"));
  RENGA_ASSIGN(const rulebook::Rule share, book.only("sampling-share"));
  for (const auto& [group, word] : kReceiptGroups) {
    const std::string name(word);
    rules.groups.push_back({.group = group,
                            .points_limit = limit.value<std::int64_t>(name),
                            .rare_share = rare.value<std::int64_t>(name),
                            .sample_share = share.value<std::int64_t>(name)});
  }
  for (const std::string_view pool : kPools)
    rules.code_pools.push_back(columns_of(rare, std::string(pool)));
  rules.blank_beside = rare.value<std::vector<std::string>>("blank");
  rules.age_years = share.value<std::int64_t>("age_years");
  rules.age_top = share.value<std::int64_t>("age_top");
  return {};
}

}  // namespace

Result<ProvisionRules> provision_rules() {
  RENGA_ASSIGN(const rulebook::Rulebook book, rulebook::find(kBook));
  ProvisionRules rules;
  RENGA_ASSIGN(const rulebook::Rule period, book.only("extraction-period"));
  rules.years_max = period.value<std::int64_t>("years_max");
  RENGA_ASSIGN(const rulebook::Rule axes, book.only("aggregate-axes"));
  rules.axes_max = axes.value<std::int64_t>("maximum");
  RENGA_ASSIGN(const rulebook::Rule tables, book.only("aggregate-tables"));
  rules.tables_max = tables.value<std::int64_t>("maximum");
  RENGA_ASSIGN(const rulebook::Rule months, book.only("sampling-months"));
  for (const std::string& month : months.value<std::vector<std::string>>("months"))
    rules.months.push_back(static_cast<unsigned>(parse_integer(month).value_or(0)));
  RENGA_TRY(read_groups(book, rules));
  RENGA_ASSIGN(const rulebook::Rule blanks, book.only("sampling-blanks"));
  rules.blanks = columns_of(blanks, "columns");
  RENGA_ASSIGN(const rulebook::Rule trial, book.only("trial-codes"));
  rules.code_occurrences_min = trial.value<std::int64_t>("occurrences_min");
  return rules;
}

}  // namespace renga::extract
