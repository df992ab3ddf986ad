#pragma once

#include "service/kept_dossier.hpp"
#include "store/store.hpp"

namespace renga::service {

/// What lists show of a dossier that has events (STO-20). The same dossier always gives the same
/// view.
store::DossierView view_of(const KeptDossier& kept);

/// Brings what lists show from one state to the next.
Done project(store::Transaction& transaction, const KeptDossier& before, const KeptDossier& after);

}  // namespace renga::service
