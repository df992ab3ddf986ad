#pragma once

#include "base/base.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renga::anonymize {

/// What the checks of a release ask of the outcome, beside the signs of values.
enum class Check {
  sign,            ///< values that look like an identifier, or may hide one
  direct_value,    ///< a value of a direct column in another column, of the same person
  telling_order,   ///< rows that stand as the persons or the dates did
  small_group,     ///< persons in classes smaller than the policy's k, or than ten
  earlier_group,   ///< groups that differ by few persons from those of an earlier release
  earlier_class,   ///< persons whom both releases together, joined by ID, put into small classes
  earlier_id,      ///< IDs that a release of another dossier has too
  not_comparable,  ///< columns that an earlier release has in other words
};

enum class Severity { violation, warning };

struct CheckRow {
  Check check;
  std::string_view name;
  std::string_view rule;  ///< of the catalogue; a sign brings its own
  Severity severity;      ///< a sign brings its own
  Bilingual found;
  Bilingual what_to_do;
  Bilingual counted;  ///< what its number counts
};

std::span<const CheckRow> check_table();
const CheckRow& row_of(Check check);

/// One thing that a check found in the outcome. Never a value.
struct Finding {
  Check check = Check::sign;
  std::string kind;  ///< the check's name, or the sign's
  std::string rule;
  Severity severity = Severity::warning;
  std::string table;
  std::string column;  ///< empty where it is about rows or persons
  std::int64_t count = 0;

  /// The sentence for a reader: what was found, and what to do.
  std::string found(Language language) const;
};

/// What was in a column of free text that is gone: how many rows, and how many of them show each
/// sign.
struct TextScan {
  std::string table;
  std::string column;
  std::int64_t rows = 0;
  struct Kind {
    std::string kind;
    std::int64_t rows = 0;
  };
  std::vector<Kind> kinds;
};

/// The label of a sign by its name.
Bilingual label_of_kind(std::string_view kind);

/// "pass" without findings, "fail" with a violation, "review" otherwise.
std::string_view verdict_of(std::span<const Finding> findings);

}  // namespace renga::anonymize
