#pragma once

#include "dossier/dossier.hpp"

#include <vector>

namespace renga::service {

/// A dossier with the values that bind it.
struct KeptDossier {
  dossier::Dossier state;
  dossier::Terms terms;
  std::vector<dossier::Event> events;
  std::vector<dossier::Binding> bindings = {};  ///< which values bound it when
};

}  // namespace renga::service
