#pragma once

#include "publication/declaration.hpp"
#include "publication/publication.hpp"

namespace renga::publication {

/// Gives the labels that are declared to be codes their names, and those of drugs their routes,
/// where the options have masters (CHK-117, CHK-118). `release` is that of the declaration.
Done name_labels(const Declaration& declaration, const Options& options,
                 disclosure::Release& release);

}  // namespace renga::publication
