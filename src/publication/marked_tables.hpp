#pragma once

#include "publication/submission.hpp"
#include "report/report.hpp"

#include <vector>

namespace renga::publication {

/// Findings of one judgement that the page tells one by one; the rest is counted.
inline constexpr std::size_t kMostRemarks = 200;

/// A declared table as it stands in its file, with the cells of the findings marked. Large tables
/// are cut down to their headers and to the rows and columns that the findings speak of.
report::MarkedTable marked_table(const Submission& submission, const disclosure::Release& release,
                                 const std::vector<disclosure::Finding>& findings,
                                 std::size_t table);

/// The findings as remarks, numbered in their order; at most kMostRemarks.
std::vector<report::Remark> remarks_of(const Submission& submission,
                                       const disclosure::Release& release,
                                       const std::vector<disclosure::Finding>& findings);

/// What a finding's cell is drawn as.
report::CellMark mark_of(const disclosure::Finding& finding);

}  // namespace renga::publication
