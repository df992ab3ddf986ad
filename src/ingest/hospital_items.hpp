#pragma once

#include <string_view>

namespace renga::ingest {

/// The name that the table `lab` has for a laboratory item: by the analyte of its JLAC10 code (the
/// first five characters), or by its LOINC code. Empty where there is none.
std::string_view lab_item_of(std::string_view code);

/// The column of the table `vital` that takes a finding, by its LOINC code. Empty where none does.
std::string_view vital_column_of(std::string_view loinc);

}  // namespace renga::ingest
