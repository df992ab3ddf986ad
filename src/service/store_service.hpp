#pragma once

#include "service/office_place.hpp"

#include <cstdint>

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

}  // namespace renga::service
