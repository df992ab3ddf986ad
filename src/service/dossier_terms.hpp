#pragma once

#include "dossier/dossier.hpp"
#include "rulebook/rulebook.hpp"

#include <memory>
#include <string>
#include <vector>

namespace renga::service {

/// Everything that the books ask of a dossier with these databases, by the kinds of their entries;
/// whether an entry applies to the case is asked when the case is known. Of a rule that several
/// books state, those of the databases go before one for all (RBK-21); a criterion that two
/// databases state differently is kept for each, under the mark `RULE@DATABASE`.
std::shared_ptr<const dossier::Asks> asks_of(const rulebook::RulebookSet& rules,
                                             const std::vector<std::string>& databases);

}  // namespace renga::service
