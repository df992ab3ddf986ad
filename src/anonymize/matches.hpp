#pragma once

#include "anonymize/anonymize.hpp"

#include <cstdint>
#include <vector>

namespace renga::anonymize {

/// The combinations of quasi-identifying values that occur, and who has them.
struct Keys {
  std::vector<std::vector<std::uint32_t>> columns;  ///< by column, then by key; 0: missing
  std::vector<std::int64_t> persons;                ///< of each key
  std::vector<double> weights;                      ///< of its persons together; or empty
};

/// With how many persons those of each key share their values, themselves among them, and what
/// these weigh together.
struct Matches {
  std::vector<std::int64_t> persons;
  std::vector<double> weights;  ///< empty where the keys have none
};

/// Counts by what a missing value means (ANP-80). What matches anything matches in both directions:
/// then keys that match need not match the same others, and there are no classes.
Matches match(const Keys& keys, Missing missing);

/// The risk of being recognised of a person who shares its values with `sample` persons of the
/// data (itself among them), who stand for `population` persons: the expectation of
/// 1 / (persons of the population with these values) after Benedetti and Franconi, "Statistical and
/// technological solutions for controlled data dissemination" (1998). Above 1,000 persons the
/// approximation.
double individual_risk(std::int64_t sample, double population);
/// The same for one or two persons, p / (sample − (1 − p)) with p = sample / population above.
double approximate_individual_risk(std::int64_t sample, double population);

}  // namespace renga::anonymize
