#include "service/store_service.hpp"

#include "service/dossier_office.hpp"
#include "service/dossier_projection.hpp"

namespace renga::service {

Done upgrade_store(const OfficePlace& place) {
  RENGA_TRY(DossierOffice::open(place, store::Opening::upgrade));
  return {};
}

Result<Rebuilt> import_ledger(const OfficePlace& place, const std::filesystem::path& file) {
  RENGA_ASSIGN(DossierOffice office, DossierOffice::open(place, store::Opening::create));
  return office.import(file);
}

Result<Rebuilt> rebuild_views(const OfficePlace& place, Rebuilding how) {
  RENGA_ASSIGN(DossierOffice office, DossierOffice::open(place, store::Opening::existing));
  return office.rebuild(how);
}

}  // namespace renga::service
