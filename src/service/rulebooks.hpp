#pragma once

#include "base/base.hpp"
#include "rulebook/rulebook.hpp"

#include <filesystem>
#include <optional>
#include <vector>

namespace renga::service {

/// The rulebooks that the program carries and, beside them, those of a folder (`*.toml`), in the
/// order of their names. A file whose name is not that of its book, and a name that the program
/// carries already, are errors: a version that was once in force is never altered (RBK-24).
Result<std::vector<rulebook::Rulebook>> read_rulebooks(
    const std::optional<std::filesystem::path>& folder);

/// The rulebook of that name; code::rulebook_unknown names those there are.
Result<rulebook::Rulebook> rulebook_named(const std::vector<rulebook::Rulebook>& books,
                                          std::string_view name);

/// The list of dossiers that `renga rules impact` looks at (RBK-44).
Result<std::vector<rulebook::BoundDossier>> read_bound_dossiers(const std::filesystem::path& file);

}  // namespace renga::service
