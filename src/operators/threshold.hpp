#pragma once

#include "operators/operation.hpp"

namespace renga::operators {

/// Where a column's values are cut, taken from the data: the smallest value that at least so many
/// percent of the rows with a value do not pass. The rows of persons who are suppressed later count
/// too, so that the cut stays where it is.
Done find_threshold(engine::Engine& engine, const Site& site, double percentile,
                    std::string_view words);

/// The name of the table with the one row `edge, label` that find_threshold leaves.
std::string threshold_of(const Site& site);

}  // namespace renga::operators
