#pragma once

#include "rulebook/rulebook.hpp"
#include "service/office_place.hpp"

#include <cstdint>
#include <vector>

namespace renga::service {

/// Takes the steps of the schema that are missing (STO-5).
Done upgrade_store(const OfficePlace& place);

/// What was found when all lists were made again.
struct Rebuilt {
  std::int64_t dossiers = 0;
  std::int64_t entries = 0;
  std::int64_t differing = 0;  ///< dossiers whose kept view was another, or was not due
};

/// Takes over an exported ledger into a store that has none (STO-42).
Result<Rebuilt> import_ledger(const OfficePlace& place, const std::filesystem::path& file);

enum class Rebuilding { check, write };

/// Makes what lists show again from the ledger, in one transaction (STO-20).
Result<Rebuilt> rebuild_views(const OfficePlace& place, Rebuilding how);

/// The dossiers of an office as a new version of a guideline asks for them (RBK-40).
Result<std::vector<rulebook::BoundDossier>> bound_dossiers(const OfficePlace& place);

}  // namespace renga::service
