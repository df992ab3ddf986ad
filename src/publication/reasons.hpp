#pragma once

#include "disclosure/disclosure.hpp"

#include <string>
#include <vector>

namespace renga::publication {

/// hidden.json: why each cell was hidden, and what it protects (CHK-49).
std::string reasons_json(const disclosure::Release& release,
                         const std::vector<disclosure::HiddenCell>& hidden);

}  // namespace renga::publication
