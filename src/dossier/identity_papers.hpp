#pragma once

#include <array>
#include <string_view>

namespace renga::dossier {

/// APP-32: the papers of which one is enough to show who somebody is.
inline constexpr std::array<std::string_view, 5> kIdentityPapers = {
    "my_number_card", "driving_licence", "driving_history", "residence_card", "special_residence"};

}  // namespace renga::dossier
