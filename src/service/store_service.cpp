#include "service/store_service.hpp"

#include "service/dossier_office.hpp"
#include "service/dossier_projection.hpp"

namespace renga::service {
namespace {

rulebook::BoundDossier bound(const store::DossierRow& row) {
  rulebook::BoundDossier dossier{.number = row.number,
                                 .books = {},
                                 .stage = row.over       ? rulebook::Stage::closed
                                          : row.approved ? rulebook::Stage::approved
                                                         : rulebook::Stage::pending,
                                 .state = row.stage,
                                 .facts = {}};
  for (const std::string_view book : split(row.rulebooks, ',')) dossier.books.emplace_back(book);
  for (const std::string_view database : split(row.databases, ','))
    dossier.facts.insert("database:" + std::string(database));
  return dossier;
}

}  // namespace

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

Result<std::vector<rulebook::BoundDossier>> bound_dossiers(const OfficePlace& place) {
  RENGA_ASSIGN(const store::Address address, address_of(place));
  RENGA_ASSIGN(store::Store store, store::Store::open(address, store::Opening::existing));
  RENGA_ASSIGN(store::Transaction transaction, store.read());
  RENGA_ASSIGN(const auto rows, store::dossier_rows(transaction));
  std::vector<rulebook::BoundDossier> dossiers;
  for (const store::DossierRow& row : rows) dossiers.push_back(bound(row));
  return dossiers;
}

}  // namespace renga::service
