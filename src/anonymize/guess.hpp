#pragma once

#include "signs/signs.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace renga::anonymize {

/// What is known of a column before anybody has decided about it.
struct ColumnFacts {
  Column column;
  std::int64_t rows = 0;
  std::int64_t values = 0;   ///< distinct ones
  std::int64_t missing = 0;  ///< rows without one
  bool all_numbers = false;  ///< every value is a number
  bool all_dates = false;    ///< every value is a date of one form
  double smallest = 0;       ///< of numbers: the one percent and the ninety-nine percent point
  double largest = 0;
  signs::ColumnSigns signs;
};

/// A first idea of what a column means. Without a role the program is unsure, and the policy will
/// not run before somebody has decided.
struct Guess {
  std::optional<Role> role;
  std::string lines;  ///< operator and settings, each on a line of its own
  Bilingual reason;
};

/// Pure: the same facts give the same idea.
Guess guess(const ColumnFacts& facts);

/// Whether the column's name says that it holds the number of a person.
bool names_persons(const Column& column);

}  // namespace renga::anonymize
