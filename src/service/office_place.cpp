#include "service/office_place.hpp"

namespace renga::service {

Result<store::Address> address_of(const OfficePlace& place) {
  if (place.database.empty()) return store::Address::of_file(place.folder / kStoreName);
  return store::Address::parse(place.database);
}

}  // namespace renga::service
