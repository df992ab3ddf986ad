#include "anonymize/matching.hpp"

#include "anonymize/matches.hpp"
#include "anonymize/sql.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace renga::anonymize {
namespace {

/// So many classes are compared in memory.
constexpr std::int64_t kMostKeys = 20'000'000;

struct NumberedKeys {
  Keys keys;
  std::vector<std::int64_t> classes;  ///< the engine's number of each key
};

Error unsupported(const Policy& policy, std::string_view key, std::string_view instead) {
  return Error(code::setting_not_supported)
      .at(policy.models.where)
      .with("key", key)
      .with("instead", instead);
}

/// Numbers the values of a column that is not coded; 0 is missing.
class TextNumbers {
 public:
  std::uint32_t of(const engine::Row& row, std::size_t at, bool coded) {
    if (coded) return static_cast<std::uint32_t>(row.integer(at));
    if (row.is_null(at)) return 0;
    const auto next = static_cast<std::uint32_t>(numbers_.size() + 1);
    return numbers_.emplace(row.at(at), next).first->second;
  }

 private:
  std::map<engine::Value, std::uint32_t> numbers_;
};

/// Rows that are persons: the values stand in `classes`.
Result<NumberedKeys> read_keys(const QuasiTable& table, engine::Engine& engine) {
  RENGA_ASSIGN(const std::int64_t count, engine.integer(sql::count_classes));
  if (count > kMostKeys)
    return fail(Error(code::limit_passed)
                    .with("what", "model.missing")
                    .with("limit", std::to_string(kMostKeys)));
  NumberedKeys numbered;
  numbered.keys.columns.resize(table.values.size());
  std::vector<TextNumbers> numbers(table.values.size());
  engine::Parameters parameters;
  parameters.identifiers("class", class_columns(table.values.size()));
  RENGA_TRY(engine.each_row(sql::combinations, parameters, [&](const engine::Row& row) -> Done {
    numbered.classes.push_back(row.integer(0));
    numbered.keys.persons.push_back(row.integer(1));
    for (std::size_t i = 0; i < table.values.size(); ++i)
      numbered.keys.columns[i].push_back(numbers[i].of(row, i + 2, table.coded[i]));
    return {};
  }));
  return numbered;
}

/// The weights of the persons of each class, added up exactly.
Done read_weights(const Policy& policy, const QuasiTable& table, NumberedKeys& numbered,
                  engine::Engine& engine) {
  engine::Parameters parameters;
  parameters.identifier("relation", table.relation)
      .identifier("weight", *policy.models.weight)
      .columns("columns", aliased(table.values))
      .conditions("same_class", same_class(table.values.size(), sql::same_class));
  std::map<std::int64_t, double> weights;
  std::int64_t bad = 0;
  RENGA_TRY(
      engine.each_row(sql::weights_of_classes, parameters, [&](const engine::Row& row) -> Done {
        weights[row.integer(0)] = row.is_null(1) ? 0 : row.decimal(1);
        bad += row.integer(2);
        return {};
      }));
  if (bad > 0)
    return fail(Error(code::field_bad)
                    .at({table.table, 0, *policy.models.weight})
                    .with("field", *policy.models.weight)
                    .with("kind", "number")
                    .with("expected", "> 0"));
  for (const std::int64_t number : numbered.classes)
    numbered.keys.weights.push_back(weights.at(number));
  return {};
}

/// Whether the weight is still there to be read: it is none of what the policy removes.
bool has_weight(const Policy& policy, const Plan& plan) {
  if (!policy.models.weight) return false;
  for (const ColumnPlan& column : plan.tables.front().columns)
    if (column.site.column.name == *policy.models.weight) return column.row->name == "keep";
  return false;
}

Done check_weight(const Policy& policy, const Plan& plan) {
  if (!policy.models.weight) return {};
  if (!plan.rows_are_persons)
    return fail(unsupported(policy, "model.weight: person ≠ \"row\"", "sampling_share"));
  if (plan.tables.front().schema.find(*policy.models.weight) != nullptr) return {};
  std::vector<std::string> names;
  for (const Column& column : plan.tables.front().schema.columns) names.push_back(column.name);
  return fail(Error(code::column_missing)
                  .at(policy.models.where)
                  .with("column", *policy.models.weight)
                  .with("columns", join(names, ", ")));
}

/// One risk and how many persons have it; added up in the order of the risks.
struct RiskCount {
  double risk = 0;
  std::int64_t persons = 0;
};

IndividualRisk individual_of(std::vector<RiskCount> risks) {
  std::ranges::sort(risks, [](const RiskCount& one, const RiskCount& other) {
    return std::tie(one.risk, one.persons) < std::tie(other.risk, other.persons);
  });
  IndividualRisk individual;
  std::int64_t persons = 0;
  for (const RiskCount& entry : risks) {
    individual.highest = std::max(individual.highest, entry.risk);
    individual.expected += entry.risk * static_cast<double>(entry.persons);
    persons += entry.persons;
  }
  if (persons > 0) individual.average = individual.expected / static_cast<double>(persons);
  return individual;
}

/// How many persons share their values with so many.
std::map<std::int64_t, std::int64_t> persons_by_matches(const Keys& keys, const Matches& matches) {
  std::map<std::int64_t, std::int64_t> persons;
  for (std::size_t i = 0; i < keys.persons.size(); ++i)
    persons[matches.persons[i]] += keys.persons[i];
  return persons;
}

/// What the classes said, said by matches. The classes are the different keys.
void replace(const std::map<std::int64_t, std::int64_t>& persons, double share,
             Measures& measures) {
  if (persons.empty()) return;
  measures.k = persons.begin()->first;
  measures.largest = persons.rbegin()->first;
  measures.unique = measures.k == 1 ? persons.begin()->second : 0;
  double risk = 0;
  for (const auto& [matches, count] : persons)
    risk += static_cast<double>(count) / static_cast<double>(matches);
  const auto all = static_cast<double>(measures.persons);
  measures.unique_share = static_cast<double>(measures.unique) / all;
  measures.risk_average = risk / all;
  measures.risk_highest = 1 / static_cast<double>(measures.k);
  measures.attackers = {measures.risk_highest, measures.risk_average, share * measures.risk_highest,
                        share * measures.risk_average, share * measures.risk_average};
}

IndividualRisk individual_by_share(const std::map<std::int64_t, std::int64_t>& persons,
                                   double share) {
  std::vector<RiskCount> risks;
  for (const auto& [matches, count] : persons)
    risks.push_back({individual_risk(matches, static_cast<double>(matches) / share), count});
  return individual_of(std::move(risks));
}

IndividualRisk individual_by_weight(const Keys& keys, const Matches& matches) {
  std::vector<RiskCount> risks;
  for (std::size_t i = 0; i < keys.persons.size(); ++i)
    risks.push_back({individual_risk(matches.persons[i], matches.weights[i]), keys.persons[i]});
  return individual_of(std::move(risks));
}

Result<std::map<std::int64_t, std::int64_t>> persons_by_size(engine::Engine& engine) {
  std::map<std::int64_t, std::int64_t> persons;
  RENGA_ASSIGN(const std::vector<SizeCount> sizes, size_counts(engine, sql::class_sizes, {}));
  for (const SizeCount& entry : sizes) persons[entry.size] = entry.size * entry.count;
  return persons;
}

Done check_rows(const Policy& policy, const Plan& plan, const std::vector<QuasiTable>& tables) {
  if (policy.models.missing == Missing::own_value || values_are_class(plan, tables)) return {};
  return fail(unsupported(policy, "model.missing: person ≠ \"row\"", "missing = \"own_value\""));
}

/// The classes that already failed.
Result<std::set<std::int64_t>> failed_classes(engine::Engine& engine) {
  std::set<std::int64_t> failed;
  RENGA_TRY(engine.each_row(sql::failed_classes, {}, [&failed](const engine::Row& row) -> Done {
    failed.insert(row.integer(0));
    return {};
  }));
  return failed;
}

/// The same keys without those that failed: nobody is left who has them.
void take_away(const std::set<std::int64_t>& failed, NumberedKeys& numbered) {
  for (std::size_t i = 0; i < numbered.classes.size(); ++i)
    if (failed.contains(numbered.classes[i])) numbered.keys.persons[i] = 0;
}

}  // namespace

bool compares_keys(const Models& models) {
  return models.missing != Missing::own_value || models.weight.has_value();
}

Done measure_matches(const Policy& policy, const Plan& plan, const std::vector<QuasiTable>& tables,
                     Measures& measures, engine::Engine& engine) {
  RENGA_TRY(check_weight(policy, plan));
  RENGA_TRY(check_rows(policy, plan, tables));
  measures.missing = policy.models.missing;
  if (!compares_keys(policy.models)) {
    if (!policy.sampling_share) return {};
    RENGA_ASSIGN(const auto persons, persons_by_size(engine));
    measures.individual = individual_by_share(persons, *policy.sampling_share);
    return {};
  }
  if (!values_are_class(plan, tables)) return {};
  RENGA_ASSIGN(NumberedKeys numbered, read_keys(tables.front(), engine));
  const bool weighted = has_weight(policy, plan);
  if (weighted) RENGA_TRY(read_weights(policy, tables.front(), numbered, engine));
  const Matches matches = match(numbered.keys, policy.models.missing);
  const auto persons = persons_by_matches(numbered.keys, matches);
  replace(persons, policy.sampling_share.value_or(1), measures);
  if (weighted)
    measures.individual = individual_by_weight(numbered.keys, matches);
  else if (policy.sampling_share)
    measures.individual = individual_by_share(persons, *policy.sampling_share);
  return {};
}

Result<std::int64_t> fail_unmatched(const Policy& policy, const Plan& plan,
                                    const std::vector<QuasiTable>& tables, engine::Engine& engine) {
  RENGA_TRY(check_rows(policy, plan, tables));
  RENGA_ASSIGN(NumberedKeys numbered, read_keys(tables.front(), engine));
  RENGA_ASSIGN(std::set<std::int64_t> failed, failed_classes(engine));
  std::set<std::int64_t> added;
  while (true) {
    take_away(failed, numbered);
    const Matches matches = match(numbered.keys, policy.models.missing);
    const std::size_t known = failed.size();
    for (std::size_t i = 0; i < numbered.classes.size(); ++i)
      if (numbered.keys.persons[i] > 0 && matches.persons[i] < *policy.goals.k)
        if (failed.insert(numbered.classes[i]).second) added.insert(numbered.classes[i]);
    if (failed.size() == known) break;
  }
  RENGA_TRY(add_failed(added, engine));
  return persons_in_failed(engine);
}

}  // namespace renga::anonymize
