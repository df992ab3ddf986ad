#pragma once

#include "publication/declaration.hpp"

#include <vector>

namespace renga::publication {

/// `parts` of a dimension: which labels a label is made of (CHK-30).
Result<std::vector<LabelParts>> read_parts(const Settings& dimension);

/// What the declaration as a whole says of how numbers hang together: `[[nested]]`, `earlier`,
/// `values_min` (CHK-19).
Done read_ties(const Settings& settings, Declaration& declaration);

/// Tells a table what its declaration says of how its numbers hang together.
void tie(disclosure::Table& table, const TableDeclaration& declaration);

}  // namespace renga::publication
