#pragma once

#include "ingest/clinical_document.hpp"
#include "ingest/source.hpp"

#include <string>
#include <string_view>

namespace renga::ingest {

/// Stores a document as a row of `checkup` or `guidance` and the rows of its items. A document of a
/// kind that is not read is told.
Done store_document(const ClinicalDocument& document, const SourceFile& file, Intake& intake);

/// "20250501…" as "2025-05-01"; anything else as it is, for the layout to judge.
std::string iso_date(std::string_view compact);

}  // namespace renga::ingest
