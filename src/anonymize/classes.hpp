#pragma once

#include "anonymize/measures.hpp"
#include "anonymize/plan.hpp"

#include <functional>
#include <optional>
#include <set>

namespace renga::anonymize {

/// A sensitive column: what divides its values, and how they are shown as text in a statement in
/// which that is `value`.
struct SensitiveColumn {
  engine::Expression value;
  engine::Expression shown;
};

/// A column of stored codes, and what each code stands for.
struct CodeValue {
  std::string column;
  std::vector<std::int64_t> becomes;
};

/// A table as the classes see it: whose its rows are, their quasi-identifying values, and what they
/// tell.
struct QuasiTable {
  std::string relation;
  std::string table;
  std::string person;
  std::vector<engine::Expression> values;
  std::vector<bool> coded;  ///< whether each of them is a code, 0 for a missing value
  /// The same values as stored codes and what they become, where they are codes.
  std::vector<std::optional<CodeValue>> codes;
  std::vector<SensitiveColumn> sensitive;
};

/// The quasi-identifying columns as the input has them.
std::vector<QuasiTable> quasi_before(const Plan& plan);
/// The same after the operators, before anybody is suppressed.
std::vector<QuasiTable> quasi_altered(const Plan& plan);
/// The same as they are in the outcome's tables.
std::vector<QuasiTable> quasi_outcome(const Plan& plan);

/// What a search of levels starts from: quasi-identifying values as the input has them, sensitive
/// values as the operators make them.
std::vector<QuasiTable> quasi_searched(const Plan& plan);

/// Divides the persons into classes and gives the classes' sizes in ascending order. Leaves the
/// engine's table `classes` (and `profile`, by person) for the functions below.
Result<std::vector<SizeCount>> count_classes(const Plan& plan,
                                             const std::vector<QuasiTable>& tables,
                                             engine::Engine& engine);

/// The same, and counts in the same pass what measure_diversity() asks of the first sensitive
/// column, which is then to be called with the same tables.
Result<std::vector<SizeCount>> count_classes_and_values(const Plan& plan,
                                                        const std::vector<QuasiTable>& tables,
                                                        engine::Engine& engine);

/// How mixed the sensitive values are in each class just counted, column by column: the worst of
/// them, nothing where there is no sensitive column. `take` sees each class of each column.
using TakeClass = std::function<void(std::int64_t class_number, const Diversity&)>;
Result<std::optional<Diversity>> measure_diversity(const Plan& plan,
                                                   const std::vector<QuasiTable>& tables,
                                                   std::optional<std::int64_t> recursive_l,
                                                   const TakeClass& take, engine::Engine& engine,
                                                   bool first_is_counted = false);

/// How many persons of each class just counted have each value of a sensitive column, ascending by
/// class and rank.
using TakeValue = std::function<void(std::int64_t class_number, const ValuePersons&)>;
Done count_values(const Plan& plan, const std::vector<QuasiTable>& tables, const QuasiTable& table,
                  const SensitiveColumn& column, const TakeValue& take, engine::Engine& engine);

/// Whether rows that are persons need no fingerprint: their values are the class.
bool values_are_class(const Plan& plan, const std::vector<QuasiTable>& tables);
/// `expression AS c1, …` and the names c1, … that the table `classes` has.
std::vector<engine::Expression> aliased(std::vector<engine::Expression> values);
std::vector<std::string> class_columns(std::size_t count);
/// That a row `source` with these columns is of a class, one condition for each.
std::vector<engine::Expression> same_class(std::size_t columns, engine::Sql sql);

/// Finds the classes just counted that miss a goal on their size or their sensitive values.
Done find_failed(const Goals& goals, const std::vector<QuasiTable>& tables, const Plan& plan,
                 engine::Engine& engine);
/// Adds further classes to those that were found.
Done add_failed(const std::set<std::int64_t>& classes, engine::Engine& engine);
/// The number of persons in the classes found.
Result<std::int64_t> persons_in_failed(engine::Engine& engine);
/// Adds those persons to `suppressed`.
Done suppress_failed(const std::vector<QuasiTable>& tables, const Plan& plan,
                     engine::Engine& engine);

/// The sizes of groups that a statement counted, in its order.
Result<std::vector<SizeCount>> size_counts(engine::Engine& engine, engine::Sql sql,
                                           const engine::Parameters& parameters);

}  // namespace renga::anonymize
