#pragma once

#include "operators/operation.hpp"

namespace renga::operators {

/// A hierarchy with the file that it was read from, and its table in the engine.
struct LeveledFile {
  std::filesystem::path path;
  Hierarchy hierarchy;

  /// The entry's `hierarchy`, a file beside the policy.
  static Result<LeveledFile> read(const Settings& entry, const std::filesystem::path& folder);

  /// Makes the table `value, level, label` of the levels from `first` to `last`.
  Done fill(engine::Engine& engine, const std::string& lookup, int first, int last) const;
  /// code::hierarchy_incomplete where the table of the site's levels lacks values of the column.
  Done check_complete(engine::Engine& engine, const Site& site) const;
};

}  // namespace renga::operators
