#pragma once

#include "anonymize/chosen.hpp"
#include "anonymize/goals.hpp"
#include "anonymize/models.hpp"
#include "operators/operators.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::anonymize {

// The words of the room of operators that this room uses as its own.
using operators::as_labels;
using operators::DateForm;
using operators::expression_of;
using operators::Hierarchy;
using operators::kDateForms;
using operators::Operation;
using operators::OperationPointer;
using operators::operator_named;
using operators::operator_table;
using operators::OperatorRow;
using operators::plain_operation;
using operators::Reading;
using operators::Site;
using operators::written;

/// One `[column.NAME]` of a policy.
struct PolicyEntry {
  std::string name;  ///< `column`, or `table.column`
  Where where;       ///< in the policy file
  Role role = Role::plain;
  const OperatorRow* row = nullptr;  ///< nothing where the entry names no operator
  OperationPointer operation;
};

/// A policy file, read strictly (docs/manual/policy.md).
struct Policy {
  std::string file;  ///< its name, for messages
  std::optional<std::string> person;
  std::optional<std::string> seed;
  bool shuffle = true;
  Goals goals;
  Where goals_where;                     ///< of `[model]` in the policy file
  double suppression_max = 0;            ///< share of persons, 0 to 1
  std::optional<double> sampling_share;  ///< the data's part of the population, above 0
  Models models;
  Selection selection;
  std::vector<PolicyEntry> entries;
  std::string sha256;  ///< of the text without the lines that hold secrets (ANP-5)
};

/// The person column's name that says: every row is a person of its own.
inline constexpr std::string_view kEveryRow = "row";

/// `folder` is where the policy's hierarchies lie.
Result<Policy> parse_policy(std::string_view text, std::string_view file,
                            const std::filesystem::path& folder);
Result<Policy> read_policy(const std::filesystem::path& file);

}  // namespace renga::anonymize
