#pragma once

#include "base/base.hpp"

#include <set>
#include <string>
#include <utility>

namespace renga::service {

/// Stands in for the desk of the service room, which a doing room cannot see.
class ApprovalDesk {
 public:
  static Approval approval(std::set<Act> acts, std::set<std::string> exceptions,
                           std::string dossier = "R7-0001") {
    return Approval(std::move(dossier), std::move(acts), std::move(exceptions), {"大学A"},
                    *Date::from_civil(2025, 10, 1), *Date::from_civil(2027, 9, 30));
  }
};

}  // namespace renga::service
