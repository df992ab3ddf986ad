#pragma once

#include "base/base.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace renga::anonymize {

/// How many persons go in: a share of them, or a number.
struct Sample {
  std::optional<double> share;
  std::optional<std::int64_t> persons;
};

/// Rows, or whole persons, that leave because of a value of one column: one that the policy lists,
/// or one that few persons have.
struct SuppressRule {
  bool whole_person = false;
  std::string column;  ///< `column`, or `table.column`
  Where where;         ///< in the policy file
  std::vector<std::string> values;
  std::optional<std::int64_t> min_persons;
};

/// Who and what goes in before the operators: `[sample]` and `[[suppress]]` of a policy.
struct Selection {
  std::optional<Sample> sample;
  std::vector<SuppressRule> rules;

  bool empty() const { return !sample && rules.empty(); }
};

/// The selection as report and manifest state it, by name.
std::map<std::string, std::string> stated(const Selection& selection);

Result<Selection> read_selection(const Settings& top);

}  // namespace renga::anonymize
