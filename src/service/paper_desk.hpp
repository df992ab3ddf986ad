#pragma once

#include "service/desk.hpp"
#include "service/papers_service.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace renga::service {

// Papers and picture of a dossier for somebody who sees it (API-40).

Result<std::vector<ListedPaper>> seen_papers(Desk& desk, const Account& who,
                                             const std::string& number);
/// The page of a paper, by the name that a file of it has; file_unknown.
Result<std::string> seen_paper(Desk& desk, const Account& who, const std::string& number,
                               std::string_view id);
/// The road as SVG (FRM-10).
Result<std::string> seen_road(Desk& desk, const Account& who, const std::string& number,
                              Language language);

}  // namespace renga::service
