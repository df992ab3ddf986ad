#pragma once

#include "erase/erase.hpp"

namespace renga::erase {

/// One thing to erase, with what was known of its files before the first of them was touched.
struct PlannedTarget {
  std::filesystem::path path;
  ErasedTarget before;  ///< digests and lengths; `absent` says nothing yet
};

/// What an erasure has set out to do. It lies beside the certificate until that is written, so that
/// a killed erasure can be repeated without forgetting what it had already erased (ERA-12).
struct Plan {
  std::string dossier;
  std::string began_utc;
  std::vector<PlannedTarget> targets;
};

std::filesystem::path plan_file_of(const std::filesystem::path& certificate);

/// The plan that an earlier run left; nothing where there is none. dossier_mismatch where it is
/// that of another dossier.
Result<std::optional<Plan>> read_plan(const std::filesystem::path& file, std::string_view dossier);

Done write_plan(const Plan& plan, const std::filesystem::path& file);

}  // namespace renga::erase
