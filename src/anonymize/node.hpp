#pragma once

#include "anonymize/diversity.hpp"
#include "anonymize/goals.hpp"
#include "anonymize/losses.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace renga::anonymize {

/// One quasi-identifying column: the code of each combination of its table, and what each code
/// becomes at each level. A column that is not searched has one level.
struct SearchColumn {
  std::size_t table = 0;
  std::vector<std::uint32_t> codes;
  std::vector<std::vector<std::uint32_t>> becomes;
};

/// That the persons of a profile have a combination of a table, and on how many rows together.
struct Part {
  std::uint32_t table = 0;
  std::uint32_t combination = 0;
  std::int64_t rows = 0;
};

/// What the persons of each profile have in a sensitive column, each list ascending by rank.
struct SensitiveValues {
  std::vector<std::size_t> first = {0};  ///< where the list of a profile begins, and the last ends
  std::vector<ValuePersons> values;
};

/// How many persons of the population have a combination of the only table that has any.
struct PopulationPart {
  std::uint32_t combination = 0;
  std::int64_t persons = 0;
};

/// The input as a search sees it. A profile is a class of the input: the persons with the same
/// combinations in all tables. At a node of the lattice profiles join, but never part.
struct SearchData {
  std::vector<std::size_t> combinations;  ///< how many each table has
  std::vector<SearchColumn> columns;
  std::vector<std::int64_t> persons;          ///< of each profile
  std::vector<std::size_t> first_part = {0};  ///< where the parts of a profile begin
  std::vector<Part> parts;
  std::vector<SensitiveValues> sensitive;
  std::vector<PopulationPart> population = {};  ///< where a goal asks for it (ANP-84)

  std::int64_t all_persons() const;
};

using Levels = std::vector<int>;

/// How the profiles fall into classes at a node.
struct Division {
  std::vector<std::uint32_t> class_of;  ///< by profile
  std::vector<std::int64_t> sizes;      ///< persons, by class
  /// Persons of the population with the values of each class, and how many classes the population
  /// has; where the search knows a population.
  std::vector<std::int64_t> in_population = {};
  std::size_t population_classes = 0;
};

/// Says what a node of the lattice is worth.
class Judge {
 public:
  explicit Judge(const SearchData& data);

  Division divide(const Levels& levels) const;
  /// Which classes miss a goal (1) and which do not (0).
  std::vector<char> failing(const Division& division, const Goals& goals) const;
  std::int64_t persons_in(const Division& division, const std::vector<char>& failing) const;
  /// Whether closeness holds among those who stay: without the others everybody's values change.
  bool close_without(const Division& division, const std::vector<char>& failing,
                     const Goals& goals) const;
  /// Whether those who stay have the values of everybody of the population, where a goal asks that
  /// each of its classes has somebody in the data (ANP-85).
  static bool all_present(const Division& division, const std::vector<char>& failing,
                          const Goals& goals);
  Losses losses(const Levels& levels, const Division& division,
                const std::vector<char>& failing) const;
  /// What each column alone loses at each level of its own while nobody is suppressed.
  const std::vector<std::vector<ColumnLoss>>& column_losses() const { return column_losses_; }
  /// How much is looked at to judge one node: a measure of time that no machine has influence on.
  std::int64_t cost() const { return cost_; }

 private:
  std::vector<std::uint32_t> items_of(std::size_t table, const Levels& levels) const;
  void find_in_population(const std::vector<std::uint32_t>& items,
                          const std::vector<std::int64_t>& item_of_class, Division& division) const;
  std::vector<std::vector<std::int64_t>> rows_kept(const Division& division,
                                                   const std::vector<char>& failing) const;
  std::vector<ColumnLoss> suppressed_losses(const Levels& levels, const Division& division,
                                            const std::vector<char>& failing) const;

  const SearchData& data_;
  std::int64_t persons_;
  bool one_part_each_;
  std::vector<std::vector<std::int64_t>> rows_;  ///< by column, then by code
  std::vector<std::vector<ColumnLoss>> column_losses_;
  std::vector<std::vector<ValuePersons>> everybody_;  ///< by sensitive column
  std::int64_t cost_;
};

}  // namespace renga::anonymize
