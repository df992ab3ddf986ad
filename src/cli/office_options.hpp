#pragma once

#include "cli/session.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace renga::cli {

/// Where an office keeps its dossiers: `--data`, its folder, and `--database` (STO-1).
void ask_for_office(CLI::App& verb, std::filesystem::path& folder, std::string& database,
                    const Session& session);

/// `--today`, for tests.
void ask_for_fixed_day(CLI::App& verb, std::string& day, const Session& session);
/// The day of `--today`; nothing where it was not given. field_bad.
Result<std::optional<Date>> fixed_day(const std::string& day);

}  // namespace renga::cli
