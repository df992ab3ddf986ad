#pragma once

#include "dossier/dossier.hpp"

#include <vector>

namespace renga::service {

/// A dossier with the values that bind it.
struct KeptDossier {
  dossier::Dossier state;
  dossier::Terms terms;
  std::vector<dossier::Event> events;
};

}  // namespace renga::service
