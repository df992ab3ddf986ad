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
  percent_beside_hidden,
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
  municipality_few,
  municipality_tiny,
  municipality_unknown,
  populations_missing,
  ward_unstated,
  institutions_few,
  institutions_of_none,
  quantity_small,
  quantity_of_few,
  quantity_beside_hidden,
  ratio_of_few,
  ratio_tells_few,
  ratio_without_whole,
  own_minimum,
  area_too_small,
  area_perhaps_small,
  insurer_type_crossed,
  sheet_undeclared,
  sheet_hidden,
  rows_hidden,
  columns_hidden,
  formula_stored,
  part_undeclared,
  part_keeps_values,
  mark_perhaps_small,
  chart_shows_hidden,
  chart_undeclared,
};

using Details = std::initializer_list<std::pair<std::string_view, std::string>>;

/// A finding with its citation and its sentence in both languages, `{name}` filled from the
/// details.
Finding finding(const Rules& rules, std::string_view rule, Severity severity, Sentence sentence,
                Details details);

/// The same with sentences of the caller, Japanese and English, whose holes are filled.
Finding finding_of(const Rules& rules, std::string_view rule, Severity severity,
                   const std::pair<std::string, std::string>& sentences, Details details);

/// Says in which cell the finding was made.
void locate(Finding& finding, const Table& table, const Cell& cell);

}  // namespace renga::disclosure
