#pragma once

#include "disclosure/findings.hpp"
#include "disclosure/judge.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace renga::disclosure {

/// The rule on one cell: what it may not fall below.
struct Minimum {
  std::int64_t limit = 0;  ///< kNeverShown where no number may stand
  bool zero_allowed = false;
  std::string_view rule;  ///< by its name: patients-min
  std::string_view id;    ///< of the catalogue: PUB-02b
  Sentence sentence = Sentence::patients_few;

  bool broken_by(const Cell& cell) const {
    if (cell.hidden() || (cell.value == 0 && zero_allowed)) return false;
    return limit == kNeverShown || cell.value < static_cast<double>(limit);
  }
};

/// The rules on the cells of one table (PUB-01 to PUB-08). Exempt data have none (PUB-20).
class Minima {
 public:
  Minima(const Release& release, const Table& table, const Rules& rules);

  /// The rule on the cell at a position of the table; nothing where no rule speaks of it.
  std::optional<Minimum> of(std::size_t place) const;
  /// The count of patients behind a quantity, a percentage or a mean, where the declaration names
  /// one and the table has it.
  const Cell* patients_of(std::size_t place) const;

 private:
  std::optional<Minimum> own(const Cell& cell) const;
  Minimum of_patients(const Cell& cell) const;
  Minimum of_drugs(const Measure& measure, const Cell& cell) const;
  std::vector<Route> routes_of(const Measure& measure, const Cell& cell) const;

  const Table& table_;
  const Rules& rules_;
  bool exempt_;
  /// By label of each dimension: the place, where the dimension is one of municipalities.
  std::vector<std::vector<const Municipality*>> places_;
  /// Position of the measure that counts the patients, by measure.
  std::vector<std::optional<std::int32_t>> patients_measure_;
};

/// Writes the limits into the cells, for what goes on from there.
void assign_minima(Release& release, const Rules& rules);

}  // namespace renga::disclosure
