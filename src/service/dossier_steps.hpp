#pragma once

#include "service/dossier_service.hpp"

#include <cstdint>
#include <filesystem>

namespace renga::service {

/// Gives the commands of a file, one a line, in their order, and stops at the first that is
/// refused; those before it are kept. How many were given. step_unreadable, and what
/// DossierOffice::give refuses, each with its line (DOS-26).
Result<std::int64_t> run_steps(const DossierCall& call, const std::filesystem::path& steps);

}  // namespace renga::service
