#pragma once

#include "disclosure/judge.hpp"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace renga::disclosure {

/// Every sentence that a finding may hold; the texts are in findings.cpp.
enum class Sentence {
  patients_few,
  mark_tells_bound,
  value_recomputed,
  harmless_recomputed,
  sum_recomputed,
  not_a_sum,
  percent_beside_hidden,
  unit_not_judged,
  municipality_not_judged,
  institution_named,
  age_too_fine,
  age_below_limit,
  age_unreadable,
  total_absent,
  total_undeclared,
  cell_twice,
  file_undeclared,
  column_undeclared,
  text_undeclared,
};

using Details = std::initializer_list<std::pair<std::string_view, std::string>>;

/// A finding with its citation and its sentence in both languages, `{name}` filled from the
/// details.
Finding finding(const Rules& rules, std::string_view rule, Severity severity, Sentence sentence,
                Details details);

/// Says in which cell the finding was made.
void locate(Finding& finding, const Table& table, const Cell& cell);

}  // namespace renga::disclosure
