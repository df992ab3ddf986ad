#pragma once

#include "ingest/clinical_document.hpp"
#include "ingest/source.hpp"

namespace renga::ingest {

/// Stores a document as a row of `checkup` or `guidance` and the rows of its items. A document of a
/// kind that is not read is told.
Done store_document(const ClinicalDocument& document, const SourceFile& file, Intake& intake);

}  // namespace renga::ingest
