#pragma once

#include "disclosure/judge.hpp"

#include <vector>

namespace renga::disclosure {

/// What the rules say of the printed cells of a table, one after the other: minima of patients,
/// institutions and quantities, percentages and means (PUB-01 to PUB-08).
std::vector<Finding> cell_findings(const Release& release, const Table& table, const Rules& rules);

/// What the rules say of its dimensions and measures as a whole: ages, areas, crossings, names of
/// institutions, and what is missing for judging (PUB-02d, PUB-09 to PUB-14).
std::vector<Finding> structure_findings(const Release& release, const Table& table,
                                        const Rules& rules);

}  // namespace renga::disclosure
