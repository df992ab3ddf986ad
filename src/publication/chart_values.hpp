#pragma once

#include "publication/submission.hpp"

#include <vector>

namespace renga::publication {

/// What the charts of a file tell beside its tables (CHK-77, CHK-78): values of hidden cells, and
/// values that no sheet shows.
std::vector<disclosure::Undeclared> told_by_charts(const Submission& submission, std::size_t file,
                                                   const disclosure::Release& release);

}  // namespace renga::publication
