#pragma once

#include "disclosure/disclosure.hpp"

#include <string>
#include <vector>

namespace renga::disclosure::sample {

/// The rules of the guideline of October 2023 that the tests need.
Rules rules();

/// A table of patients with the dimensions `row` and `column` and the total 計 in both. Cells are
/// texts, as in a file; the last row and the last column hold the totals.
Table grid(const std::vector<std::vector<std::string>>& texts);

Release release(Table table);

/// The table as a reader sees it after the cells were hidden.
Table with_hidden(Table table, const std::vector<HiddenCell>& hidden);

}  // namespace renga::disclosure::sample
