#pragma once

#include "base/base.hpp"

#include <span>
#include <string_view>

namespace renga::package {

/// What a package is for; a receiver names what it expects (PKG-12). The numbers of the steps are
/// those of the manual's road of IDs: the producer asks and is answered (id_), a public database
/// stores (stored_) and provides (provision_).
enum class Purpose {
  id_request,
  id_answer,
  stored_request,
  stored_answer,
  provision_request,
  provision_answer,
  keys,
  dataset,
};

struct PurposeRow {
  Purpose purpose;
  std::string_view name;
  bool of_dossier;  ///< storing is done for no dossier
  Bilingual label;
};

std::span<const PurposeRow> purposes();
const PurposeRow& row_of(Purpose purpose);
std::optional<Purpose> purpose_named(std::string_view name);

}  // namespace renga::package
