#pragma once

#include "base/base.hpp"

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace renga::service {

/// The only place where an Approval is made (IDS-31, PRV-20).
class ApprovalDesk {
 public:
  /// Reads the decision of a dossier from TOML (docs/spec/approval.md) and gives what it allows on
  /// the day `today`. A decision of the producer's board and one of the public committee must both
  /// be there and both approve; otherwise approval_missing, with the state that was found.
  static Result<Approval> from_file(const std::filesystem::path& file, Date today);
  static Result<Approval> from_text(std::string_view text, std::string_view file, Date today);
};

}  // namespace renga::service
