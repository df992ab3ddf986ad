#pragma once

#include "publication/submission.hpp"

#include <string>

namespace renga::publication {

/// The page for people: what was found, where in the tables, why, and the applicant's self-check
/// form (CHK-100 to CHK-104).
std::string page_of(const Report& report, const Submission& submission,
                    const disclosure::Release& release, Language language);

}  // namespace renga::publication
