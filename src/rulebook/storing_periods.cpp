#include "rulebook/storing_periods.hpp"

#include <array>
#include <utility>

namespace renga::rulebook {
namespace {

constexpr std::array<std::pair<Database, std::string_view>, 3> kDatabases = {{
    {Database::ndb, "ndb"},
    {Database::kaigo, "kaigo"},
    {Database::dpc, "dpc"},
}};

constexpr std::array<std::pair<RecordSource, std::string_view>, 4> kSources = {{
    {RecordSource::receipt, "receipt"},
    {RecordSource::checkup, "checkup"},
    {RecordSource::beneficiary, "beneficiary"},
    {RecordSource::discharge, "discharge"},
}};

constexpr std::array<std::pair<PersonId, std::string_view>, 2> kPersonIds = {{
    {PersonId::id4, "id4"},
    {PersonId::id5, "id5"},
}};

constexpr std::array<std::pair<CountedBy, std::string_view>, 3> kCountings = {{
    {CountedBy::treatment_month, "treatment_month"},
    {CountedBy::checkup_fiscal_year, "checkup_fiscal_year"},
    {CountedBy::ledger_change, "ledger_change"},
}};

/// The value that a word of the rulebook names; the known words are told where it names none.
template <typename Names>
auto named(const Rule& rule, const std::string& key, const Names& names)
    -> Result<std::remove_cvref_t<decltype(names[0].first)>> {
  std::string known;
  for (const auto& [value, name] : names) {
    if (name == rule.value<std::string>(key)) return value;
    known += (known.empty() ? "" : ", ") + std::string(name);
  }
  return fail(Error(code::value_unknown).rule(rule.id).with("field", key).with("known", known));
}

Result<StoringPeriod> period_from(const Rule& rule) {
  RENGA_ASSIGN(const Database database, named(rule, "database", kDatabases));
  RENGA_ASSIGN(const RecordSource source, named(rule, "source", kSources));
  RENGA_ASSIGN(const PersonId person_id, named(rule, "person_id", kPersonIds));
  RENGA_ASSIGN(const CountedBy counted_by, named(rule, "counted_by", kCountings));
  return StoringPeriod{.id = rule.id,
                       .cite = rule.cite,
                       .database = database,
                       .source = source,
                       .person_id = person_id,
                       .from = rule.value<Date>("from"),
                       .counted_by = counted_by,
                       .applies_backward = rule.value<bool>("applies_backward")};
}

}  // namespace

Result<std::vector<StoringPeriod>> storing_periods(const Rulebook& book) {
  std::vector<StoringPeriod> periods;
  for (const Rule* rule : book.all("storing-period")) {
    RENGA_ASSIGN(StoringPeriod period, period_from(*rule));
    periods.push_back(std::move(period));
  }
  if (periods.empty())
    return fail(
        Error(code::rule_unknown).with("rulebook", book.name).with("rule_name", "storing-period"));
  return periods;
}

}  // namespace renga::rulebook
