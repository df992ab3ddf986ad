#pragma once

#include "dossier/dossier.hpp"

#include <span>
#include <string>

namespace renga::service {

/// A dossier as one account sees it at a moment.
struct KnownDossier {
  const dossier::Dossier& dossier;
  std::span<const dossier::Event> events;
  const dossier::Terms& terms;
  const dossier::Actor& actor;
  Date today;
};

/// Whether the road of the dossier waits for this command of the actor now: it is no matter of
/// exception, its time has come even if it may be given early, and it was not given for the key
/// before or is given until something is complete (API-31).
bool is_waited_for(const dossier::CommandRow& row, const std::string& key,
                   const KnownDossier& known);

}  // namespace renga::service
