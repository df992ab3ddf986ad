#pragma once

#include "service/desk.hpp"

#include <string>
#include <vector>

namespace renga::service {

/// One criterion of the board or a committee, by the binding rulebooks.
struct CriterionNote {
  std::string name;  ///< its mark: REV-14
  std::string rule;
  dossier::Said label;
};
struct CriteriaView {
  std::vector<CriterionNote> criteria;
  std::vector<store::MarkRow> marks;  ///< the own; all of them once there is an outcome
};

/// Of members of the meeting and of those who prepare it; for anybody else, and for a track without
/// criteria, dossier_unknown.
Result<CriteriaView> criteria(Desk& desk, const Account& who, const std::string& number,
                              std::string_view track);
/// In place of the own marks. Only a member who is present and without an interest marks, until the
/// outcome: not_a_member. value_unknown.
Result<CriteriaView> keep_marks(Desk& desk, const Account& who, const std::string& number,
                                std::string_view track, const std::vector<store::MarkRow>& marks);

}  // namespace renga::service
